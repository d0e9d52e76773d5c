import { basename, resolve } from 'node:path'
import { isInterpreter, runsArguments } from './runs-arguments.js'

/** Finds the file that a command refers to in a folder; undefined if it can't be run. */
export type Locate = (command: string, dir: string) => string | undefined

/** A program that a script runs. */
export interface WrappedProgram {
  /** The command before the file with its options, if the script names one: `python3 -u`. */
  readonly interpreter: readonly string[]
  /** Undefined for a module. */
  readonly file?: string
  /** The module that Python runs: `python3 -m module`. */
  readonly module?: string
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
  const [command = '', ...rest] = words
  const name = basename(command)
  if (rest.length > 0 && isInterpreter(name)) {
    const interpreter = locate(command, dir)
    const options = optionsOf(name, rest)
    const [script, ...args] = rest.slice(options.length)
    if (interpreter === undefined || script === undefined) return undefined
    return runBy([interpreter, ...options], name, script, args, dir)
  }
  if (rest.length > 0 && (runsArguments(name) || mayTakeHelp(rest))) return undefined
  const file = locate(command, dir)
  return file === undefined ? undefined : { interpreter: [], file, args: rest }
}

function runBy(
  interpreter: readonly string[],
  name: string,
  script: string,
  args: readonly string[],
  dir: string,
): WrappedProgram | undefined {
  if (script === '-m' && isPython(name)) {
    const [module = '', ...others] = args
    return /^\w+(?:\.\w+)*$/.test(module) && !mayTakeHelp(others)
      ? { interpreter, module, args: others }
      : undefined
  }
  return script.startsWith('-') || mayTakeHelp(args)
    ? undefined
    : { interpreter, file: resolve(dir, script), args }
}

/** The options of Python before the script; another interpreter's may be anything. */
function optionsOf(name: string, words: readonly string[]): readonly string[] {
  if (!isPython(name)) return []
  const [first = '', second = ''] = words
  if (/^-[bBdEIOPqsSuv]+$/.test(first)) return [first, ...optionsOf(name, words.slice(1))]
  return /^-[WX]$/.test(first) ? [first, second, ...optionsOf(name, words.slice(2))] : []
}

function isPython(name: string): boolean {
  return /^(?:python|pypy)[\d.]*$/.test(name)
}

/** Whether the word after these may be the value of an option or an ordinary argument, whatever it looks like. */
function mayTakeHelp(words: readonly string[]): boolean {
  return words.includes('--') || /^-[^=]*$/.test(words.at(-1) ?? '')
}
