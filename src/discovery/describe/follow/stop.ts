import { readlink, realpath } from 'node:fs/promises'
import { delimiter, dirname, isAbsolute, resolve } from 'node:path'
import { findOnPath } from '../../../process/find-on-path.js'
import type { Launch } from '../../../process/launch.js'
import { readHead } from '../../read-head.js'
import { readConsoleStub, type ConsoleStub } from './console-stub.js'
import { findGemProgram, readGemWrapper } from './gem-wrapper.js'
import { isFile } from './is-file.js'
import { readNodeShim } from './node-shim.js'
import { findPythonModule, type PythonModule } from './python-module.js'
import { readShellWrapper, type Wrapped } from './shell-wrapper.js'
import { wrappedProgram, type Locate, type WrappedProgram } from './wrapped-program.js'

/** A module that Python runs: `python3 -m name`, in this folder. */
export interface RunModule extends PythonModule {
  readonly name: string
  readonly dir: string
}

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
  /** The module that it is, if Python runs it as one. */
  readonly module?: RunModule | undefined
  /** How it is asked. */
  readonly launch: Launch
  /** How it is started without the files that lead to it, even if it is asked through them. */
  readonly direct: Launch
  /** It is asked without the files that lead to it. */
  readonly isDirect: boolean
  /** False for a command with words after which `--help` may mean anything: `["docker", "run", "x"]`. */
  readonly isCertain: boolean
}

/** The plugin's main file, or the program that its command passes to an interpreter: `["python3", "tool.py"]`. */
export async function firstStop(launch: Launch, locate: Locate): Promise<Stop> {
  const { mainFile, args, cwd } = launch.local
  const first = await arriveAt(mainFile, launch, launch, true)
  if (args.length === 0) return first
  const program = wrappedProgram([mainFile, ...args], cwd, (command, dir) =>
    command === mainFile ? mainFile : locate(command, dir),
  )
  const found = program && (await findProgram(program, cwd, {}))
  if (!found) return { ...first, isCertain: false }
  if (program.interpreter.length === 0) return first
  const { interpreter, args: rest } = program
  const direct = { ...launch, local: { ...launch.local, interpreter, mainFile: found.file, args: rest } }
  const stop = await arriveAt(found.file, found.module ? launch : direct, direct, !found.module)
  return { ...stop, module: found.module }
}

/** The program that this one runs, if it does nothing else; undefined if it is not a wrapper. */
export async function nextStop(stop: Stop, locate: Locate): Promise<Stop | undefined> {
  const { called, file, text, stub, module, launch, isDirect, isCertain } = stop
  if (text === undefined || stub || module || !isCertain) return undefined
  const paths = { called, real: file }
  const wrapped = readShellWrapper(text, paths) ?? readNodeShim(text, paths)
  if (!wrapped) return gemStop(stop)
  const dir = wrapped.dir ?? launch.local.cwd
  const locateHere = locateWith(wrapped.path, locate)
  const program = wrappedProgram(wrapped.words, dir, locateHere)
  const found = program && (await findProgram(program, dir, wrapped.env))
  if (!found) return undefined
  const next = await arriveAt(found.file, launch, launch, isDirect && wrapped.isPlain && !found.module)
  const direct = launchOf({ ...program, file: found.file }, next, stop.direct, wrapped, locateHere)
  return { ...next, module: found.module, direct, launch: next.isDirect ? direct : launch }
}

/** The program of a gem, which its script loads into its own process. */
async function gemStop({ text = '', file, launch, direct }: Stop): Promise<Stop | undefined> {
  const program = readGemWrapper(text)
  const found = program && (await findGemProgram(program, file))
  return found === undefined ? undefined : arriveAt(found, launch, direct, false)
}

interface FoundProgram {
  readonly file: string
  readonly module?: RunModule
}

async function findProgram(
  { file, module: name, interpreter: [interpreter] }: WrappedProgram,
  dir: string,
  { PYTHONPATH = '' }: Wrapped['env'],
): Promise<FoundProgram | undefined> {
  if (name === undefined) return file !== undefined && (await isFile(file)) ? { file } : undefined
  const first = [dir, ...PYTHONPATH.split(delimiter).filter(isAbsolute)]
  const module = await findPythonModule(name, { first, interpreter }, true)
  return module && { file: module.file, module: { ...module, name, dir } }
}

/** Looks first in the folders that a script puts before all others on PATH. */
function locateWith(path: readonly string[], locate: Locate): Locate {
  return (command, dir) =>
    (command.includes('/') ? undefined : findOnPath(command, { PATH: path.join(delimiter) }, dir)) ??
    locate(command, dir)
}

async function arriveAt(called: string, launch: Launch, direct: Launch, isDirect: boolean): Promise<Stop> {
  const file = await realpath(called).catch(() => called)
  const links = await linksFrom(called)
  const text = await readText(file)
  const stub = text === undefined ? undefined : readConsoleStub(text)
  return { called, file, links, text, stub, launch, direct, isDirect, isCertain: true }
}

async function linksFrom(path: string, linksMax = 20): Promise<string[]> {
  const target = linksMax > 0 ? await readlink(path).catch(() => undefined) : undefined
  return target === undefined
    ? []
    : [path, ...(await linksFrom(resolve(dirname(path), target), linksMax - 1))]
}

/**
 * The launch of a program without its wrapper. A program in Python or for Node is started by its interpreter, which can
 * also load it.
 */
function launchOf(
  { interpreter, file, args }: WrappedProgram & { readonly file: string },
  { text, stub }: Stop,
  before: Launch,
  { env }: Wrapped,
  locate: Locate,
): Launch {
  const { local } = before
  const named = stub?.interpreter ?? loaderOf(text)
  const found = named && (isAbsolute(named) ? named : locate(named, local.cwd))
  const own = interpreter.length > 0 || !found ? interpreter : [found]
  const words = [...variablesOf(before), ...Object.entries(env).map(([name, value]) => `${name}=${value}`)]
  const set = words.length > 0 ? ['/usr/bin/env', ...words] : []
  return {
    ...before,
    local: { ...local, interpreter: [...set, ...own], mainFile: file, args: [...args, ...local.args] },
  }
}

/** The variables that wrappers before this one have set. */
function variablesOf({ local: { interpreter } }: Launch): string[] {
  return interpreter[0] === '/usr/bin/env' ? interpreter.filter((word) => /^\w+=/.test(word)) : []
}

/** The Python or Node that a first line names, without options. */
function loaderOf(text = ''): string | undefined {
  return /^#!\s*(?:\S*\/env\s+)?(\S*(?:python[\d.]*|node))\s*\n/.exec(text)?.[1]
}

async function readText(file: string): Promise<string | undefined> {
  const text = await readHead(file).catch(() => undefined)
  return text?.includes('\0') ? undefined : text
}
