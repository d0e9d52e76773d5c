import { ConfigError } from '../../errors.js'
import { callAtTerminal, type TerminalCall } from '../tools/call-at-terminal.js'
import { parseCallArguments, type GivenArguments } from '../tools/parse-call-arguments.js'
import type { PluginTest } from './test-plugin.js'

/** A command of the tested plugin, with its arguments. */
export interface CommandCall {
  readonly command: string
  readonly given: GivenArguments
}

/** Reads the command of --call and its arguments; undefined without --call. Throws a ConfigError for stray arguments. */
export function readCommandCall(
  command: string | undefined,
  words: readonly string[],
): CommandCall | undefined {
  if (command !== undefined) return { command, given: parseCallArguments(words, undefined) }
  if (words.length === 0) return undefined
  throw new ConfigError(`${JSON.stringify(words[0])} belongs to no command`, {
    hint: 'Name the command with --call.',
  })
}

/** Calls the tool of that command as a client would; if it is not served, by the name that its tool would have. */
export async function callCommand(
  { plugin, core, tools }: PluginTest,
  { command, given }: CommandCall,
): Promise<TerminalCall> {
  const name = tools.find((tool) => tool.command.name === command)?.name ?? `${plugin}__${command}`
  const call = await callAtTerminal(core, name, given)
  return call.result.isError ? call : { ...call, text: `${name} answered:\n${call.text}` }
}
