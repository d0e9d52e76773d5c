import { ConfigError } from '../../errors.js'
import { callAtTerminal, type TerminalCall } from '../tools/call-at-terminal.js'
import { parseCallArguments, type GivenArguments } from '../tools/parse-call-arguments.js'
import type { PluginTest } from './test-plugin.js'

/** A command of the plugin that is tested, with what it is given. */
export interface CommandCall {
  readonly command: string
  readonly given: GivenArguments
}

/** What --call names and the words behind it; undefined without. Throws a ConfigError for words that belong to no command. */
export function readCommandCall(
  command: string | undefined,
  words: readonly string[],
): CommandCall | undefined {
  if (command !== undefined) return { command, given: parseCallArguments(words, undefined) }
  if (words.length === 0) return undefined
  throw new ConfigError(`${JSON.stringify(words[0])} is an argument of no command`, {
    hint: 'Name the command with --call.',
  })
}

/** Calls the tool of that command as a client would; one that is not served is told by the name that its tool would have. */
export async function callCommand(
  { plugin, core, tools }: PluginTest,
  { command, given }: CommandCall,
): Promise<TerminalCall> {
  const name = tools.find((tool) => tool.command.name === command)?.name ?? `${plugin}__${command}`
  const call = await callAtTerminal(core, name, given)
  return call.result.isError ? call : { ...call, text: `${name} answered:\n${call.text}` }
}
