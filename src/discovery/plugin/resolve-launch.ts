import { basename, isAbsolute, join, resolve } from 'node:path'
import type { Fingerprint } from '../../process/fingerprint.js'
import { findInterpreter, UnstartableError, type Interpreter } from '../../process/interpreter.js'
import { commandLine, type Launch } from '../../process/launch.js'
import type { PythonFinder } from '../../process/python.js'
import type { Manifest } from '../manifest.js'
import type { PluginFolder } from './find-plugins.js'

export interface ResolvedLaunch {
  readonly launch: Launch
  /** Files whose change may lead to a different interpreter, or to different modules. */
  readonly interpreterFiles: Fingerprint
}

/**
 * Finds how a plugin's file is started on this machine, from the manifest or else from the file itself. Runs nothing of
 * the plugin and needs no knowledge of its commands, so that another machine that gets a job can find its own launch.
 * Throws an UnstartableError if nothing can start the file or its interpreter is missing.
 */
export async function resolveLaunch(
  { name, dir }: PluginFolder,
  file: string,
  manifest: Manifest,
  python: PythonFinder,
): Promise<ResolvedLaunch> {
  const mainFile = join(dir, file)
  const { words, files = {} } =
    manifest.interpreter === undefined
      ? await findInterpreter(mainFile, dir, python)
      : namedInterpreter(manifest.interpreter)
  const cwd = resolve(dir, manifest.cwd ?? '.')
  const launch: Launch = {
    plugin: name,
    file,
    ...(manifest.env && { env: manifest.env }),
    local: { interpreter: words, mainFile, args: [], cwd },
  }
  const missing = commandsNeeded(launch).find((command) => python.locate(command, cwd) === undefined)
  if (missing !== undefined) throw new UnstartableError(interpreterMissing(missing))
  return { launch, interpreterFiles: files }
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
