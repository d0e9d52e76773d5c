import { basename, resolve } from 'node:path'
import { isInterpreter, runsArguments } from './runs-arguments.js'

/** Finds the file that a command refers to in a folder; undefined if it can't be run. */
export type Locate = (command: string, dir: string) => string | undefined

/** A program that a script runs. */
export interface WrappedProgram {
  /** The command before the file, if the script names one: `python3`. */
  readonly interpreter: readonly string[]
  readonly file: string
  /** The words between the program and the script's arguments. */
  readonly args: readonly string[]
}

/**
 * The program that these words of a script run in this folder. Undefined if that is not certain: `--help` may mean
 * something else after `sudo prog` than after `prog`, and after `--` or an option it may be an ordinary argument.
 */
export function wrappedProgram(
  words: readonly string[],
  dir: string,
  locate: Locate,
): WrappedProgram | undefined {
  const [command = '', script, ...args] = words
  const name = basename(command)
  if (script !== undefined && isInterpreter(name)) {
    const interpreter = locate(command, dir)
    if (script.startsWith('-') || interpreter === undefined || mayTakeHelp(args)) return undefined
    return { interpreter: [interpreter], file: resolve(dir, script), args }
  }
  const rest = words.slice(1)
  if (rest.length > 0 && (runsArguments(name) || mayTakeHelp(rest))) return undefined
  const file = locate(command, dir)
  return file === undefined ? undefined : { interpreter: [], file, args: rest }
}

/** Whether the word after these may be the value of an option or an ordinary argument, whatever it looks like. */
function mayTakeHelp(words: readonly string[]): boolean {
  return words.includes('--') || /^-[^=]*$/.test(words.at(-1) ?? '')
}
