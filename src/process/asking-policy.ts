import { realpath } from 'node:fs/promises'
import { basename, delimiter, dirname, isAbsolute, join } from 'node:path'
import { copyFolder } from './copy-folder.js'
import { findReferences } from './find-references.js'
import { hiddenFolders, isHidden, isInside, surroundings } from './hidden-folders.js'
import { commandLine, type Launch } from './launch.js'
import type { SandboxPolicy } from './sandbox-policy.js'
import { walkFolder } from './walk-folder.js'

/** How many folders are shown because something in the plugin names them. */
const referencesMax = 20
/** A folder with more entries is not searched for sockets, and so not shown. */
const entriesMax = 20_000

/** What the programs of one plugin can reach while they are asked. */
export interface AskingPolicy {
  /** The policy for one launch, which may change only its own private folder. */
  readonly forLaunch: (launch: Launch, privateDir: string) => SandboxPolicy
  /** Paths, relative to the plugin's copy, of files that were added, changed or removed since it was made. */
  readonly changedFiles: () => Promise<readonly string[]>
}

/**
 * Makes the policy for a plugin: a copy of its folder, and what it executes or loads from below the hidden folders.
 * Copies go below `root`; `environment` is what the plugin's programs get. Never throws.
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
  // The loop also reaches what is added while it runs: a program may call another one.
  for (const path of references) {
    if (copies.size > referencesMax || shown.has(path) || isInAny(path, [...copies.keys()])) continue
    const real = await realpath(path).catch(() => path)
    // Many packages, too many to copy or to read.
    if (basename(real) === 'node_modules') {
      for (const dir of new Set([path, real])) await shown.add(dir, true)
      continue
    }
    const { copy } = await copyFolder(real, join(root, `copy-${copies.size}`))
    copies.set(path, copy)
    references.push(...(await findReferences(real)))
  }
  const originals = [...copies.keys()]
  const uncopied = [...copies].filter(([path, copy]) => copy === path).map(([path]) => path)
  for (const dir of uncopied.filter(isHidden)) await shown.cover(dir)
  const covers = shown.sockets.map((path) => [path, '/dev/null'] as const)
  const replaced = new Map([...[...copies].filter(([path, copy]) => copy !== path), ...covers])
  const readable = [...uncopied, ...shown.dirs, ...plugin.readOnlyPaths]
  return {
    forLaunch: (asked, privateDir) => ({
      hidden: hiddenFolders,
      links: new Map(),
      variables: new Map(),
      readable: [...hiddenFiles(asked).filter((path) => !isInAny(path, originals)), ...readable],
      writable: [privateDir],
      network: false,
      replaced,
    }),
    changedFiles: plugin.changedFiles,
  }
}

/** The main file and what runs it; when smcp probes a parser, that is a file of smcp's own. */
function hiddenFiles(launch: Launch): string[] {
  return commandLine(launch)
    .filter((word) => isAbsolute(word) && isHidden(word))
    .map((word) => surroundings(word))
}

/** Hidden folders that are shown as they are, except for the sockets and FIFOs that lead out of the sandbox. */
class ShownFolders {
  readonly dirs: string[] = []
  readonly sockets: string[] = []

  constructor(private readonly pluginDir: string) {}

  has(path: string): boolean {
    return isInAny(path, [this.pluginDir, ...this.dirs])
  }

  /** Shows a folder; with `isNeeded`, even one too large to be searched completely. */
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

/** A plugin may use what lies next to its folder, or next to the folder of plugins, as it can outside hidden folders. */
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

/** The folders of a program's interpreter and its library, both before and after links are resolved. */
async function interpreterDirs(launch: Launch): Promise<string[]> {
  const [command] = commandLine(launch)
  if (!isAbsolute(command)) return []
  const real = await realpath(command).catch(() => command)
  const dirs = [surroundings(command), surroundings(real)]
  const realDirs = await Promise.all(dirs.map((dir) => realpath(dir).catch(() => dir)))
  return [...new Set([...dirs, ...realDirs])]
}

/** Finds the sockets and FIFOs in a folder; `isWhole` says whether all of it was searched. */
async function socketsIn(dir: string): Promise<{ sockets: string[]; isWhole: boolean }> {
  const sockets: string[] = []
  let seen = 0
  for await (const { path, entry } of walkFolder(dir)) {
    if ((seen += 1) > entriesMax) return { sockets, isWhole: false }
    if (entry.isSocket() || entry.isFIFO()) sockets.push(join(dir, path))
  }
  return { sockets, isWhole: true }
}
