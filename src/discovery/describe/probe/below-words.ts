import { commandName } from '../command-name.js'
import type { Command, Parameter } from '../../tool.js'
import type { ProbedDescription } from './probed-description.js'

/**
 * The part of a parser's description that is left after the words that a wrapper adds: the commands below these words,
 * without what they have already given. Undefined if the parser knows no such commands, or the words have options whose
 * values can't be told from commands.
 */
export function belowWords(
  { about, ...probed }: ProbedDescription,
  words: readonly string[],
): ProbedDescription | undefined {
  if (words.length === 0) return { ...probed, ...(about !== undefined && { about }) }
  const given = words.filter(isJoinedOption).map((word) => word.slice(0, word.indexOf('=')))
  const chosen = words.filter((word) => !isJoinedOption(word))
  if (chosen.some((word) => word.startsWith('-'))) return undefined
  const below = probed.commands.filter(({ path }) => isPrefix(chosen, path))
  const commands =
    below.length > 0 ? below.map((one) => belowPath(one, chosen.length)) : endOf(probed.commands, chosen)
  const left = commands.map((one) => ({
    ...one,
    parameters: one.parameters.filter((it) => !isGiven(it, given)),
  }))
  const isWhole = chosen.length === 0 && about !== undefined
  return commands.length > 0 ? { ...probed, commands: left, ...(isWhole && { about }) } : undefined
}

function isJoinedOption(word: string): boolean {
  return /^-[^=]*=/.test(word)
}

/** Whether a word of the wrapper has given it; a list may get more items. */
function isGiven({ flag, list }: Parameter, given: readonly string[]): boolean {
  return flag !== undefined && list === undefined && given.includes(flag)
}

function isPrefix(words: readonly string[], path: readonly string[]): boolean {
  return words.length <= path.length && words.every((word, index) => word === path[index])
}

/** The options of the groups above can no longer be given: they come before the words. */
function belowPath(command: Command, count: number): Command {
  const parameters = command.parameters
    .filter(({ depth }) => depth === undefined || depth >= count)
    .map((one) => (one.depth === undefined ? one : { ...one, depth: one.depth - count }))
  const path = command.path.slice(count)
  return { ...command, name: commandName(path), path, parameters }
}

/** The command that these words name, with the rest of them as its first positionals. */
function endOf(commands: readonly Command[], words: readonly string[]): Command[] {
  const named = commands.filter(({ path }) => isPrefix(path, words))
  const length = Math.max(...named.map(({ path }) => path.length))
  return named
    .filter(({ path }) => path.length === length)
    .flatMap((one) => withoutFirst(belowPath(one, length), words.length - length))
}

function withoutFirst(command: Command, count: number): Command[] {
  const filled = command.parameters
    .filter(({ positional, list }) => positional && list === undefined)
    .slice(0, count)
  const parameters = command.parameters.filter((one) => !filled.includes(one))
  const isListBefore = command.parameters.findIndex(
    ({ positional, list }) => positional && list !== undefined,
  )
  const lastFilled = command.parameters.findLastIndex((one) => filled.includes(one))
  return filled.length < count || (isListBefore !== -1 && isListBefore < lastFilled)
    ? []
    : [{ ...command, parameters }]
}
