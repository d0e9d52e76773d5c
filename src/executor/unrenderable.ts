import { InvalidArgumentsError } from '../errors.js'

/** The errors for values that a program can't be given on its command line; `tool` is its name. */

/** The program would take it for an option. */
export function readAsOption(tool: string, parameter: string, value: string): InvalidArgumentsError {
  return new InvalidArgumentsError(
    `${tool}: "${parameter}" ${shown(value)} starts with "${value.charAt(0)}" and would be read as an option`,
  )
}

/** The program would open a file of this name, and take its lines for more arguments. */
export function readAsFile(tool: string, parameter: string, value: string): InvalidArgumentsError {
  return new InvalidArgumentsError(
    `${tool}: "${parameter}" ${shown(value)} starts with "${value.charAt(0)}" and would be read as a file of arguments`,
  )
}

/** A comma would divide it. */
export function dividedByComma(tool: string, parameter: string, value: string): InvalidArgumentsError {
  return new InvalidArgumentsError(
    `${tool}: "${parameter}" ${shown(value)} holds a comma, by which the program divides its list`,
  )
}

/** A flag can't be given so often. */
export function countedTooHigh(
  tool: string,
  parameter: string,
  value: unknown,
  max: number,
): InvalidArgumentsError {
  return new InvalidArgumentsError(
    `${tool}: "${parameter}" ${String(value)} is not a number of times from 0 to ${max}`,
  )
}

/** One argument is longer than the system takes. */
export function tooLong(tool: string, parameter: string, bytes: number, max: number): InvalidArgumentsError {
  return new InvalidArgumentsError(
    `${tool}: "${parameter}" is too long for a command line: ${bytes} bytes, and one argument may have ${max}`,
    { hint },
  )
}

/** All together are longer than the system takes. */
export function tooLongInAll(tool: string, bytes: number, max: number): InvalidArgumentsError {
  return new InvalidArgumentsError(
    `${tool}: the arguments are too long for a command line: ${bytes} bytes, and all together may have ${max}`,
    { hint },
  )
}

const hint = "Write it to a file, and pass the file's path where the program takes one."

function shown(value: string): string {
  return JSON.stringify(value.length > 80 ? `${value.slice(0, 77)}...` : value)
}
