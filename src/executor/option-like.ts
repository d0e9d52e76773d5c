import type { Command } from '../discovery/tool.js'

/** Whether a value may be read as an option, unless `--` or its place says otherwise. */
export function isOptionLike({ optionPrefixes = '-' }: Command, value: string): boolean {
  return value !== '' && optionPrefixes.includes(value.charAt(0))
}

/** Whether a value is read as a value wherever it stands. */
export function canStandBare(command: Command, value: string): boolean {
  return !isOptionLike(command, value) || (command.takesNegativeNumbers === true && dashAlone.test(value))
}

/** `-`, or a negative number that every version of argparse accepts: one without an exponent. */
const dashAlone = /^-(\d+(\.\d+)?|\.\d+)?$/
