import { access, constants, readdir, stat } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { messageOf } from '../errors.js'
import { findInterpreter, knownExtensions } from '../process/interpreter.js'
import type { PythonFinder } from '../process/python.js'
import type { Plugin, Problem } from './tool.js'

/** A folder that looks like a plugin, before anything is known of it but its name. */
export interface PluginFolder {
  readonly name: string
  readonly dir: string
}

/** The folders in these directories, links followed, in order; of two with the same name the first is kept. */
export async function findPluginFolders(
  dirs: readonly string[],
): Promise<{ folders: PluginFolder[]; problems: Problem[] }> {
  const folders = new Map<string, PluginFolder>()
  const problems: Problem[] = []
  for (const parent of dirs) {
    for (const name of (await readdir(parent)).sort()) {
      const dir = join(parent, name)
      if (name.startsWith('.') || name.startsWith('__') || !(await isFolder(dir))) continue
      const first = folders.get(name)
      if (first)
        problems.push(warning(name, dir, `is not used: ${first.dir} has the same name and comes first`))
      else folders.set(name, { name, dir })
    }
  }
  return { folders: [...folders.values()], problems }
}

/** The plugin in a folder: undefined where there is none, problems where it looks like one and can't be used. */
export async function openPlugin(
  folder: PluginFolder,
  python: PythonFinder,
): Promise<{ plugin?: Plugin; problems: Problem[] }> {
  const { name, dir } = folder
  try {
    const candidates = await mainFiles(dir)
    const [file] = candidates
    if (file === undefined) return { problems: [] }
    if (!/^[a-zA-Z0-9_-]{1,62}$/.test(name)) {
      return {
        problems: [
          error(name, dir, 'has a name that no tool can have; use letters, digits, _ and -, at most 62'),
        ],
      }
    }
    const mainFile = join(dir, file)
    await access(mainFile, constants.R_OK)
    const interpreter = await findInterpreter(mainFile, dir, python)
    if (typeof interpreter === 'string') return { problems: [error(name, mainFile, interpreter)] }
    const problems =
      candidates.length > 1 ? [warning(name, dir, `has ${candidates.join(' and ')}; ${file} is used`)] : []
    return {
      plugin: { name, dir, mainFile, launch: { plugin: name, file, local: { ...interpreter, cwd: dir } } },
      problems,
    }
  } catch (cause) {
    return { problems: [error(name, dir, `cannot be read: ${messageOf(cause)}`)] }
  }
}

/** cli.py first, then cli, then cli.* by name. Only regular files: a FIFO must not even be opened. */
async function mainFiles(dir: string): Promise<string[]> {
  const names = (await readdir(dir)).filter((name) => name === 'cli' || name.startsWith('cli.'))
  const usable = await Promise.all(
    names.map(async (name) => ((await isProgram(join(dir, name))) ? [name] : [])),
  )
  return usable.flat().sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
}

function rank(name: string): number {
  return name === 'cli.py' ? 0 : name === 'cli' ? 1 : 2
}

async function isProgram(path: string): Promise<boolean> {
  const info = await stat(path).catch(() => undefined)
  if (!info?.isFile() || /\.(md|json|d\.ts|txt|pyc)$/.test(path)) return false
  const known = (knownExtensions as readonly string[]).includes(extname(path))
  return known || (info.mode & 0o111) !== 0 || basename(path) === 'cli'
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() ?? false
}

function error(plugin: string, file: string, message: string): Problem {
  return { plugin, file, message, severity: 'error' }
}

function warning(plugin: string, file: string, message: string): Problem {
  return { plugin, file, message, severity: 'warning' }
}
