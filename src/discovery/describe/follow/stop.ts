import { readlink, realpath } from 'node:fs/promises'
import { dirname, isAbsolute, resolve } from 'node:path'
import type { Launch } from '../../../process/launch.js'
import { readHead } from '../../read-head.js'
import { readConsoleStub, type ConsoleStub } from './console-stub.js'
import { isFile } from './is-file.js'
import { readNodeShim } from './node-shim.js'
import { readShellWrapper } from './shell-wrapper.js'
import { wrappedProgram, type Locate, type WrappedProgram } from './wrapped-program.js'

/** One file on the way from a plugin's main file to its program. */
export interface Stop {
  /** The path by which it is started. */
  readonly called: string
  /** Its real path. */
  readonly file: string
  /** The links that lead from one path to the other. */
  readonly links: readonly string[]
  /** Undefined for a binary, or if the file can't be read. */
  readonly text: string | undefined
  /** Its parts, if it is the script of a Python entry point. */
  readonly stub?: ConsoleStub | undefined
  /** How it is asked. */
  readonly launch: Launch
  /** It is asked without the files that lead to it. */
  readonly isDirect: boolean
  /** False for a command with words after which `--help` may mean anything: `["docker", "run", "x"]`. */
  readonly isCertain: boolean
}

/** The plugin's main file, or the file that its command passes to an interpreter: `["python3", "tool.py"]`. */
export async function firstStop(launch: Launch, locate: Locate): Promise<Stop> {
  const { mainFile, args, cwd } = launch.local
  const first = await arriveAt(mainFile, launch, true)
  if (args.length === 0) return first
  const program = wrappedProgram([mainFile, ...args], cwd, (command, dir) =>
    command === mainFile ? mainFile : locate(command, dir),
  )
  if (!program || !(await isFile(program.file))) return { ...first, isCertain: false }
  if (program.interpreter.length === 0) return first
  const local = {
    ...launch.local,
    interpreter: program.interpreter,
    mainFile: program.file,
    args: program.args,
  }
  return arriveAt(program.file, { ...launch, local }, true)
}

/** The program that this one runs, if it does nothing else; undefined if it is not a wrapper. */
export async function nextStop(
  { called, file, text, stub, launch, isDirect, isCertain }: Stop,
  locate: Locate,
): Promise<Stop | undefined> {
  if (text === undefined || stub || !isCertain) return undefined
  const paths = { called, real: file }
  const wrapped = readShellWrapper(text, paths) ?? readNodeShim(text, paths)
  const program = wrapped && wrappedProgram(wrapped.words, wrapped.dir ?? launch.local.cwd, locate)
  if (!program || !(await isFile(program.file))) return undefined
  const stop = await arriveAt(program.file, launch, isDirect && wrapped.isPlain)
  return stop.isDirect ? { ...stop, launch: launchOf(program, stop, locate) } : stop
}

async function arriveAt(called: string, launch: Launch, isDirect: boolean): Promise<Stop> {
  const file = await realpath(called).catch(() => called)
  const links = await linksFrom(called)
  const text = await readText(file)
  const stub = text === undefined ? undefined : readConsoleStub(text)
  return { called, file, links, text, stub, launch, isDirect, isCertain: true }
}

async function linksFrom(path: string, linksMax = 20): Promise<string[]> {
  const target = linksMax > 0 ? await readlink(path).catch(() => undefined) : undefined
  return target === undefined
    ? []
    : [path, ...(await linksFrom(resolve(dirname(path), target), linksMax - 1))]
}

/**
 * The launch of a program without its wrapper. A Python program is started by its interpreter, which can also load it.
 */
function launchOf(program: WrappedProgram, { launch, text, stub }: Stop, locate: Locate): Launch {
  const { local } = launch
  const python = stub?.interpreter ?? pythonOf(text)
  const found = python && (isAbsolute(python) ? python : locate(python, local.cwd))
  const interpreter = program.interpreter.length > 0 || !found ? program.interpreter : [found]
  const args = [...program.args, ...local.args]
  return { ...launch, local: { ...local, interpreter, mainFile: program.file, args } }
}

/** The Python that a first line names, without options. */
function pythonOf(text = ''): string | undefined {
  return /^#!\s*(?:\S*\/env\s+)?(\S*python[\d.]*)\s*\n/.exec(text)?.[1]
}

async function readText(file: string): Promise<string | undefined> {
  const text = await readHead(file).catch(() => undefined)
  return text?.includes('\0') ? undefined : text
}
