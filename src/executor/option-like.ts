import type { Command } from '../discovery/tool.js'

/** True of a value that may be read as an option where nothing says that it is none. */
export function isOptionLike({ optionPrefixes = '-' }: Command, value: string): boolean {
  return value !== '' && optionPrefixes.includes(value.charAt(0))
}

/** True of a value that is read as a value wherever it stands. */
export function canStandBare(command: Command, value: string): boolean {
  return !isOptionLike(command, value) || (command.takesNegativeNumbers === true && dashAlone.test(value))
}

/** `-`, and a negative number as argparse has it in every version: without an exponent. */
const dashAlone = /^-(\d+(\.\d+)?|\.\d+)?$/
