import { realpath } from 'node:fs/promises'
import { delimiter, dirname, isAbsolute, join } from 'node:path'
import { copyFolder } from './copy-folder.js'
import { findReferences } from './find-references.js'
import { isHidden, isInside, surroundings } from './hidden-folders.js'
import { commandLine, type Launch } from './launch.js'
import type { SandboxPolicy } from './sandbox-policy.js'
import { walkFolder } from './walk-folder.js'

/** Folders that are shown because something names them. */
const referencesMax = 20
/** What holds more is not looked through for sockets, and so not shown. */
const entriesMax = 20_000

/** What the programs of one plugin reach while they are asked. */
export interface AskingPolicy {
  /** For one launch, with a folder of its own that it may change. */
  readonly forLaunch: (launch: Launch, privateDir: string) => SandboxPolicy
  /** The files of the plugin's copy that are new, changed or gone since it was made, relative to it. */
  readonly changedFiles: () => Promise<readonly string[]>
}

/**
 * A copy of the plugin's folder, and what it executes or loads from below the folders that are hidden. `root` is for the
 * copies, and `environment` is what its programs get. Never throws.
 */
export async function createAskingPolicy(
  pluginDir: string,
  launch: Launch,
  root: string,
  environment: Readonly<Record<string, string>>,
): Promise<AskingPolicy> {
  const shown = new ShownFolders(pluginDir)
  for (const dir of around(pluginDir)) await shown.add(dir)
  for (const dir of await interpreterDirs(launch)) await shown.add(dir, true)
  for (const dir of searchPaths(environment)) await shown.add(dir)
  const plugin = await copyFolder(pluginDir, join(root, 'plugin'))
  const copies = new Map([[pluginDir, plugin.copy]])
  const references = await findReferences(pluginDir)
  // Walked also over what is added meanwhile: a program may call another one.
  for (const path of references) {
    if (copies.size > referencesMax || shown.has(path) || isInAny(path, [...copies.keys()])) continue
    const real = await realpath(path).catch(() => path)
    const { copy } = await copyFolder(real, join(root, `copy-${copies.size}`))
    copies.set(path, copy)
    references.push(...(await findReferences(real)))
  }
  const uncopied = [...copies].filter(([path, copy]) => copy === path).map(([path]) => path)
  for (const dir of uncopied.filter(isHidden)) await shown.cover(dir)
  const covers = shown.sockets.map((path) => [path, '/dev/null'] as const)
  const replaced = new Map([...[...copies].filter(([path]) => !uncopied.includes(path)), ...covers])
  const readable = [...uncopied, ...shown.dirs, ...plugin.readOnlyPaths]
  return {
    forLaunch: (asked, privateDir) => ({
      readable: [...hiddenFiles(asked).filter((path) => !isInAny(path, [...copies.keys()])), ...readable],
      writable: [privateDir],
      network: false,
      replaced,
    }),
    changedFiles: plugin.changedFiles,
  }
}

/** The main file, and what runs it: a file of smcp where it looks at a parser. */
function hiddenFiles(launch: Launch): string[] {
  return commandLine(launch)
    .filter((word) => isAbsolute(word) && isHidden(word))
    .map((word) => surroundings(word))
}

/** Hidden folders that are shown as they are, but for what leads out of them. */
class ShownFolders {
  readonly dirs: string[] = []
  readonly sockets: string[] = []

  constructor(private readonly pluginDir: string) {}

  has(path: string): boolean {
    return isInAny(path, [this.pluginDir, ...this.dirs])
  }

  /** `isNeeded`: also one that can't be looked through as a whole. */
  async add(dir: string, isNeeded = false): Promise<void> {
    if (!isHidden(dir) || this.has(dir)) return
    const { sockets, isWhole } = await socketsIn(dir)
    if (!isWhole && !isNeeded) return
    this.dirs.push(dir)
    this.sockets.push(...sockets)
  }

  async cover(dir: string): Promise<void> {
    this.sockets.push(...(await socketsIn(dir)).sockets)
  }
}

function isInAny(path: string, dirs: readonly string[]): boolean {
  return dirs.some((dir) => isInside(path, dir))
}

/** A plugin may use what lies beside its folder, and beside the folder of plugins, as it can anywhere else. */
function around(pluginDir: string): string[] {
  const plugins = dirname(pluginDir)
  return [dirname(plugins), plugins].filter(isHidden).slice(0, 1)
}

const pathLists =
  /^(PATH|LD_LIBRARY_PATH|PYTHONPATH|PYTHONUSERBASE|NODE_PATH|PERL5LIB|RUBYLIB|GEM_HOME|GEM_PATH|VIRTUAL_ENV|PYENV_ROOT|NVM_DIR)$/

function searchPaths(environment: Readonly<Record<string, string>>): string[] {
  const dirs = Object.entries(environment).flatMap(([name, value]) =>
    pathLists.test(name) ? value.split(delimiter).filter(isAbsolute) : [],
  )
  return dirs.filter(isHidden).map((dir) => surroundings(join(dir, 'program')))
}

/** Where a program's interpreter lies, with its library, also where a link leads to it. */
async function interpreterDirs(launch: Launch): Promise<string[]> {
  const [command] = commandLine(launch)
  if (!isAbsolute(command)) return []
  const real = await realpath(command).catch(() => command)
  const dirs = [surroundings(command), surroundings(real)]
  const realDirs = await Promise.all(dirs.map((dir) => realpath(dir).catch(() => dir)))
  return [...new Set([...dirs, ...realDirs])]
}

/** What leads out of a folder, and whether the whole of it was looked through. */
async function socketsIn(dir: string): Promise<{ sockets: string[]; isWhole: boolean }> {
  const sockets: string[] = []
  let seen = 0
  for await (const { path, entry } of walkFolder(dir)) {
    if ((seen += 1) > entriesMax) return { sockets, isWhole: false }
    if (entry.isSocket() || entry.isFIFO()) sockets.push(join(dir, path))
  }
  return { sockets, isWhole: true }
}
