import { basename, isAbsolute, join, resolve } from 'node:path'
import type { LaunchSandbox } from '../../process/calling/launch-sandbox.js'
import { fingerprint, type Fingerprint } from '../../process/fingerprint.js'
import { findInterpreter, UnstartableError, type Interpreter } from '../../process/interpreter.js'
import { commandLine, type Launch, type LaunchLimits } from '../../process/launch.js'
import type { PythonFinder } from '../../process/python.js'
import type { Manifest, ManifestLimits } from '../manifest.js'
import type { PluginFolder } from './find-plugins.js'
import { locateCommand } from './locate-command.js'
import { startedFile } from './started-file.js'

export interface ResolvedLaunch {
  readonly launch: Launch
  /** The absolute path of the program: the plugin's own file, or the one that its command names. */
  readonly mainFile: string
  /** Files whose change may lead to a different interpreter, or to different modules. */
  readonly interpreterFiles: Fingerprint
}

/**
 * Finds how a plugin's file is started on this machine, or the command that its manifest names instead, from the
 * manifest or else from the file itself. Runs nothing of the plugin and needs no knowledge of its commands, so that
 * another machine that gets a job can find its own launch. Throws an UnstartableError if nothing can start the file, or
 * if the command or its interpreter is missing.
 */
export async function resolveLaunch(
  { name, dir }: PluginFolder,
  file: string,
  manifest: Manifest,
  python: PythonFinder,
): Promise<ResolvedLaunch> {
  const [program, ...args] =
    typeof manifest.command === 'string' ? [manifest.command] : (manifest.command ?? [])
  const mainFile = program === undefined ? join(dir, file) : locateCommand(program, dir, python)
  const { words, files = {} } =
    manifest.interpreter === undefined
      ? await findInterpreter(mainFile, dir, python)
      : namedInterpreter(manifest.interpreter)
  const cwd = resolve(dir, manifest.cwd ?? '.')
  const started = program === undefined ? await startedFile(mainFile, dir) : mainFile
  const launch: Launch = {
    plugin: name,
    file,
    ...(manifest.env && { env: manifest.env }),
    ...(manifest.warm !== undefined && { warm: manifest.warm }),
    ...(manifest.limits && { limits: launchLimits(manifest.limits) }),
    local: { interpreter: words, mainFile: started, args, cwd, sandbox: launchSandbox(dir, manifest) },
  }
  const missing = commandsNeeded(launch).find((command) => python.locate(command, cwd) === undefined)
  if (missing !== undefined)
    throw new UnstartableError(interpreterMissing(missing), python.placesOf(missing, cwd))
  // An installed program is often a link that an upgrade replaces.
  const located = program === undefined ? {} : await fingerprint([mainFile])
  return { launch, mainFile, interpreterFiles: { ...files, ...located } }
}

function launchSandbox(folder: string, { sandbox = {} }: Manifest): LaunchSandbox {
  const {
    mode = 'none',
    writable = [],
    readable = [],
  } = typeof sandbox === 'string' ? { mode: sandbox } : sandbox
  const absolute = (paths: readonly string[]): string[] => paths.map((path) => resolve(folder, path))
  return { folder, mode, writable: absolute(writable), readable: absolute(readable) }
}

function launchLimits(limits: ManifestLimits): LaunchLimits {
  const { timeout, cpuSeconds, memoryBytes, processes, outputBytes, concurrency } = limits
  return {
    ...(timeout !== undefined && { timeoutMs: timeout * 1000 }),
    ...(cpuSeconds !== undefined && { cpuMsMax: cpuSeconds * 1000 }),
    ...(memoryBytes !== undefined && { memoryBytesMax: memoryBytes }),
    ...(processes !== undefined && { processesMax: processes }),
    ...(outputBytes !== undefined && { outputBytesMax: outputBytes }),
    ...(concurrency !== undefined && { concurrency }),
  }
}

function namedInterpreter(interpreter: NonNullable<Manifest['interpreter']>): Interpreter {
  return { words: typeof interpreter === 'string' ? [interpreter] : interpreter }
}

/** The commands that must exist: `env` always does, but the command that it starts may not. */
function commandsNeeded(launch: Launch): string[] {
  const [command] = commandLine(launch)
  const [, ...words] = launch.local.interpreter
  const started = basename(command) === 'env' ? words.find((word) => !/^-|=/.test(word)) : undefined
  return started === undefined ? [command] : [command, started]
}

function interpreterMissing(command: string): string {
  return isAbsolute(command)
    ? `needs ${command}, which is missing or not executable; create it again, or name another as "interpreter" in smcp.json`
    : `needs ${command}, which is not on PATH; install it, or name another as "interpreter" in smcp.json`
}
