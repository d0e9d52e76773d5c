import { ConfigError } from '../../../errors.js'
import type { AddOptions } from './add-plugin.js'
import { askCommands } from './ask-commands.js'
import { fittingTools } from './choose-commands.js'
import type { Source } from './find-source.js'

/** What the flags say of the commands that are served. */
export interface ChoiceFlags {
  readonly commands?: readonly string[] | undefined
  readonly all: boolean
  readonly yes: boolean
  readonly copy: boolean
}

/**
 * How the commands of a plugin are chosen: by the flags, else by asking if somebody can be asked. Throws a ConfigError if
 * nothing is said and nobody can be asked, and for a flag that means nothing for this source.
 */
export function commandChoice(
  { commands, all, yes, copy }: ChoiceFlags,
  source: Source,
  plugin: string,
  asked: { readonly canAsk: boolean; readonly width: number | undefined },
): AddOptions['choose'] {
  if (source.kind === 'folder') {
    if (commands === undefined) return (tools) => [...tools]
    throw new ConfigError('--commands is for programs, and this is the folder of a plugin', {
      hint: 'Name what it shall not serve as "hide" in its smcp.json.',
    })
  }
  if (copy) throw new ConfigError('--copy is for the folder of a plugin, and this is a program')
  if (commands !== undefined) return (tools) => fittingTools(tools, commands)
  if (all || yes) return (tools) => [...tools]
  if (asked.canAsk)
    return (tools) => (tools.length > 1 ? askCommands(plugin, tools, asked.width) : [...tools])
  throw new ConfigError(`Nobody can be asked here which commands of ${plugin} are served`, {
    hint: "Pass --yes for all of them, or --commands with patterns, such as --commands 'pr *,issue *'.",
  })
}
