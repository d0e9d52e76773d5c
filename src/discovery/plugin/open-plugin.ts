import { accessSync, constants, lstatSync, readdirSync, statSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import { messageOf } from '../../errors.js'
import { knownExtensions, UnstartableError } from '../../process/interpreter.js'
import type { PythonFinder } from '../../process/python.js'
import type { PluginFolder } from './find-plugins.js'
import { manifestName, type Manifest } from '../manifest.js'
import { infoAt } from './info-at.js'
import { ManifestReader } from './manifest-reader.js'
import type { Plugin, Problem } from '../tool.js'
import { problemIn } from '../problem.js'
import { isPluginName, pluginNameMax } from './plugin-name.js'
import { resolveLaunch } from './resolve-launch.js'

/** A folder as it was opened. */
export interface OpenedPlugin {
  readonly plugin?: Plugin
  readonly problems: Problem[]
  /** Files outside the folder: once one of them exists, the plugin may be startable. */
  readonly awaited?: readonly string[]
}

/**
 * Opens the plugin in a folder: undefined if there is none, problems if it looks like one and can't be used. A manifest
 * that can't be read must not expose anything, because it may hide commands: the last good manifest stays in force, and
 * without one the plugin is hidden.
 *
 * Looks at files without awaiting: the marks of them were awaited just before, so they are where an answer comes at once,
 * and hundreds of plugins open several times faster so.
 */
export async function openPlugin(
  folder: PluginFolder,
  python: PythonFinder,
  manifests = new ManifestReader(),
  lastManifest?: Manifest,
): Promise<OpenedPlugin> {
  const { name, dir } = folder
  try {
    const { manifest: read, problems: complaints } = await manifests.read(name, dir)
    const manifest = read ?? lastManifest
    const manifestProblems = read
      ? complaints
      : complaints.map((problem) => withConsequence(problem, lastManifest !== undefined))
    if (!manifest) return { problems: manifestProblems }
    const candidates = candidatesIn(dir, manifest)
    const [file] = candidates
    if (file === undefined) return { problems: manifestProblems }
    if (!isPluginName(name)) {
      return {
        problems: [
          problemIn(dir, name).error(
            `has a name that can't be part of a tool's name; use at most ${pluginNameMax} letters, digits, _ and -`,
          ),
        ],
      }
    }
    // A command elsewhere is named in the manifest, so its problems are fixed there.
    const named = join(dir, manifest.command === undefined ? file : manifestName)
    const { error } = problemIn(named, name)
    // A dangling link is there, and can't be read.
    if (manifest.main !== undefined && !infoAt(named, lstatSync))
      return { problems: [...manifestProblems, error(mainMissing(manifest.main))], awaited: [named] }
    accessSync(named, constants.R_OK)
    if (!isStartable(named, manifest)) return { problems: [...manifestProblems, error('is not a file')] }
    const resolved = await resolveLaunch(folder, file, manifest, python).catch(whyUnstartable)
    if (resolved instanceof UnstartableError)
      return {
        problems: [...manifestProblems, error(resolved.message)],
        awaited: resolved.awaited,
      }
    const doubled =
      candidates.length > 1
        ? [problemIn(dir, name).warning(`has ${candidates.join(' and ')}; ${file} is used`)]
        : []
    const plugin = { name, dir, manifest, ...resolved }
    return { plugin, problems: [...manifestProblems, ...doubled] }
  } catch (cause) {
    return { problems: [problemIn(dir, name).error(`cannot be read: ${messageOf(cause)}`)] }
  }
}

/** Lists the candidates for the program, the one that is used first: what the manifest names, else the main files. */
function candidatesIn(dir: string, { command, main }: Manifest): string[] {
  if (command !== undefined) return [basename(typeof command === 'string' ? command : command[0])]
  return main === undefined ? mainFiles(dir) : [main]
}

/** Lists main files: cli.py first, then cli, then cli.* by name. Only regular files: a FIFO must not even be opened. */
function mainFiles(dir: string): string[] {
  const byName = readdirSync(dir)
    .filter((name) => (name === 'cli' || name.startsWith('cli.')) && isProgram(join(dir, name)))
    .sort()
  const first = ['cli.py', 'cli'].filter((name) => byName.includes(name))
  return [...new Set([...first, ...byName])]
}

function mainMissing(main: string): string {
  return `is missing, and smcp.json names it as its main file; build it, or correct "main": ${JSON.stringify(main)}`
}

/**
 * Whether the main file can be opened: opening a FIFO would never end. Some interpreters, such as Python, take a
 * folder.
 */
function isStartable(mainFile: string, { interpreter }: Manifest): boolean {
  const info = statSync(mainFile)
  return info.isFile() || (info.isDirectory() && interpreter !== undefined)
}

function isProgram(path: string): boolean {
  const info = infoAt(path)
  if (!info?.isFile() || /\.(md|json|d\.ts|txt|pyc)$/.test(path)) return false
  const known = (knownExtensions as readonly string[]).includes(extname(path))
  return known || (info.mode & 0o111) !== 0 || basename(path) === 'cli'
}

function withConsequence(problem: Problem, isLastInForce: boolean): Problem {
  const consequence = isLastInForce ? 'the last good manifest stays in force' : 'the plugin is hidden'
  return { ...problem, message: `${problem.message}; until it is fixed, ${consequence}` }
}

function whyUnstartable(cause: unknown): UnstartableError {
  if (cause instanceof UnstartableError) return cause
  throw cause
}
