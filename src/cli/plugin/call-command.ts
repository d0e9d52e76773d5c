import { ConfigError } from '../../errors.js'
import { callAtTerminal, type Given, type TerminalCall } from '../tools/call-at-terminal.js'
import { parseCallArguments } from '../tools/parse-call-arguments.js'
import type { GivenAnswers } from '../tools/questions/given-answers.js'
import type { PluginTest } from './test-plugin.js'

/** A command of the tested plugin, with what is given for its call. */
export interface CommandCall {
  readonly command: string
  readonly given: Given
}

/**
 * Reads the command of --call, its arguments and its answers; undefined without --call. Throws a ConfigError for
 * arguments or answers without a command.
 */
export async function readCommandCall(
  command: string | undefined,
  words: readonly string[],
  answers: GivenAnswers,
): Promise<CommandCall | undefined> {
  if (command !== undefined)
    return { command, given: { arguments: await parseCallArguments(words, undefined), answers } }
  const [stray] = [...words, ...answers.texts.keys(), ...answers.whole.keys()]
  if (stray === undefined) return undefined
  throw new ConfigError(`${JSON.stringify(stray)} belongs to no command`, {
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
