import { InvalidArgumentsError } from '../errors.js'
import { cut } from '../quote.js'

/** The errors for values that can't be passed on a command line; `tool` is the tool's name. */

/** The program would read the value as an option. */
export function readAsOption(tool: string, parameter: string, value: string): InvalidArgumentsError {
  return new InvalidArgumentsError(
    `${tool}: "${parameter}" ${shown(value)} starts with "${value.charAt(0)}" and would be read as an option`,
  )
}

/** The program would open a file of this name and read its lines as arguments. */
export function readAsFile(tool: string, parameter: string, value: string): InvalidArgumentsError {
  return new InvalidArgumentsError(
    `${tool}: "${parameter}" ${shown(value)} starts with "${value.charAt(0)}" and would be read as a file of arguments`,
  )
}

/** The program would split the value at its comma. */
export function dividedByComma(tool: string, parameter: string, value: string): InvalidArgumentsError {
  return new InvalidArgumentsError(
    `${tool}: "${parameter}" ${shown(value)} contains a comma, which separates the items of the program's list`,
  )
}

/** A flag can't be repeated that often. */
export function countedTooHigh(
  tool: string,
  parameter: string,
  value: unknown,
  max: number,
): InvalidArgumentsError {
  return new InvalidArgumentsError(`${tool}: "${parameter}" ${String(value)} is not a count from 0 to ${max}`)
}

/** One argument is longer than the system allows. */
export function tooLong(tool: string, parameter: string, bytes: number, max: number): InvalidArgumentsError {
  return new InvalidArgumentsError(
    `${tool}: "${parameter}" is too long for a command line: ${bytes} bytes; one argument may have ${max}`,
    { hint },
  )
}

/** All arguments together are longer than the system allows. */
export function tooLongInAll(tool: string, bytes: number, max: number): InvalidArgumentsError {
  return new InvalidArgumentsError(
    `${tool}: the arguments are too long for a command line: ${bytes} bytes; all together may have ${max}`,
    { hint },
  )
}

const hint = "Write it to a file, and pass the file's path where the program takes one."

function shown(value: string): string {
  return JSON.stringify(cut(value, 80))
}
