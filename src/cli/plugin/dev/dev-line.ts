import { howItRanLine } from '../../../process/how-it-ran.js'
import { callForPerson } from '../../tools/call-at-terminal.js'
import { parseCallArguments } from '../../tools/parse-call-arguments.js'
import { parseAnswers } from '../../tools/questions/given-answers.js'
import { signature } from '../../tools/signature.js'
import { commandNamed, findCommand } from './find-command.js'
import { typedWords } from '../../typed-words.js'
import type { WatchedPlugin } from './watch-plugin.js'

export const devHelp = 'Type a command to call it, such as: hello name=Ada. ? lists the commands, q ends.'

/** Whether a typed line ends it all. */
export function isEnd(line: string): boolean {
  return ['q', 'quit', 'exit'].includes(line.trim())
}

/** Does what a typed line says, and gives what is shown of that. Throws an SmcpError for a line that is wrong. */
export async function doLine(line: string, { core, tools }: WatchedPlugin): Promise<string[]> {
  const [typed, ...words] = typedWords(line)
  if (typed === undefined) return []
  if (['?', 'help'].includes(typed)) return [...tools().map(signature), devHelp]
  const { name } = findCommand(typed, tools())
  const given = { arguments: await parseCallArguments(words, undefined), answers: parseAnswers() }
  const { text, ran } = await callForPerson(core, name, given)
  return [text, ...(ran ? [howItRanLine(ran)] : [])]
}

/** How the last word of a line may go on: by the commands, then by the arguments of the one that it names. */
export function completions(line: string, { tools }: Pick<WatchedPlugin, 'tools'>): string[] {
  const words = line.trimStart().split(/\s+/)
  const [typed = ''] = words
  const last = words.at(-1) ?? ''
  const tool = commandNamed(typed, tools())
  const all =
    words.length === 1
      ? tools().map(({ command }) => `${command.name} `)
      : (tool?.command.parameters ?? []).map(({ name }) => `${name}=`)
  return all.filter((one) => one.startsWith(last))
}
