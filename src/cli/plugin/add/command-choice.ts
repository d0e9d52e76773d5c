import { ConfigError } from '../../../errors.js'
import type { AddOptions } from './add-plugin.js'
import { askCommands } from './ask-commands.js'
import { fittingTools } from './choose-commands.js'
import type { Source } from './find-source.js'

/** The flags about which commands are served. */
export interface ChoiceFlags {
  readonly commands?: readonly string[] | undefined
  readonly all: boolean
  readonly yes: boolean
  readonly copy: boolean
}

/**
 * How the commands of a plugin are chosen: by the flags, else by asking, if possible. Throws a ConfigError if there is
 * neither a flag nor anybody to ask, and for a flag that does not apply to this source.
 */
export function commandChoice(
  { commands, all, yes, copy }: ChoiceFlags,
  source: Source,
  plugin: string,
  asked: { readonly canAsk: boolean; readonly width: number | undefined },
): AddOptions['choose'] {
  if (source.kind === 'folder') {
    if (commands === undefined) return (tools) => tools
    throw new ConfigError("--commands is for programs, but this is a plugin's folder", {
      hint: 'Name the commands that it should not serve under "hide" in its smcp.json.',
    })
  }
  if (copy) throw new ConfigError("--copy is for a plugin's folder, but this is a program")
  if (commands !== undefined) return (tools) => fittingTools(tools, commands)
  if (all || yes) return (tools) => tools
  if (asked.canAsk) return (tools) => (tools.length > 1 ? askCommands(plugin, tools, asked.width) : tools)
  throw new ConfigError(`No one can be asked here which commands of ${plugin} to serve`, {
    hint: "Pass --yes for all of them, or --commands with patterns, such as --commands 'pr *,issue *'.",
  })
}
