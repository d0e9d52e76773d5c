import type { Command } from '../../tool.js'

/** How a reading of a help says that options are seen and not read; a list that is cut ends in dots. */
const unread = /^its help shows (.+), which no parameter is, so it takes args as well$/

/**
 * Takes back the doubts about options that a help shows and no parameter was, where another source has added them; and
 * `args` with the last doubt, because it is there for nothing else.
 */
export function settleDoubts(command: Command): Command {
  const { doubts, ...settled } = command
  const flags = new Set(command.parameters.flatMap(({ flag, negation }) => [flag, negation]))
  // Each option has all its spellings: `-q, --quiet; --deep`.
  const isOpen = (doubt: string): boolean => {
    const options = unread.exec(doubt)?.[1]?.split('; ')
    return options?.every((one) => one.split(', ').some((spelling) => flags.has(spelling))) !== true
  }
  const open = doubts?.filter(isOpen) ?? []
  if (open.length > 0) return { ...settled, doubts: open }
  const parameters = doubts ? command.parameters.filter(({ isRaw }) => !isRaw) : command.parameters
  return { ...settled, parameters }
}
