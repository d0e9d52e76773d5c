import { realpath } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { isInside } from '../../../process/hidden-folders.js'
import type { Launch } from '../../../process/launch.js'
import { isVirtual } from '../../../process/virtual-env.js'
import type { Plugin } from '../../tool.js'
import { installedBy } from '../../plugin/installed-by.js'
import { findEntryPoint } from './entry-point.js'
import { loadingOf, type Loading } from './loading.js'
import { findPythonModule, type PythonModule, type PythonPlaces } from './python-module.js'
import { runsArguments } from './runs-arguments.js'
import { firstStop, nextStop, type Stop } from './stop.js'
import type { Locate } from './wrapped-program.js'

const wrappersMax = 8

/** The program to which a plugin's main file leads: the file itself if it is more than a link or a wrapper. */
export interface FollowedProgram {
  /** The real path of its file. */
  readonly file: string
  /** Every path by which it is known: that by which it is started, links, and its real path. */
  readonly paths: readonly string[]
  /** The module that it imports, if it is the script of an entry point, or that it is, if Python runs it as one. */
  readonly module?: PythonModule | undefined
  /** It is not the plugin's main file, which is a link or a wrapper. */
  readonly isElsewhere: boolean
  /** How it is asked: as the plugin is started, or without wrappers that add nothing. */
  readonly launch: Launch
  /** How it is loaded to see its parser; undefined if neither a Python nor Node runs it. */
  readonly loading?: Loading | undefined
  /** What installed the program or a wrapper of it: pip, npm, the system; undefined if it may be the user's own. */
  readonly installedBy?: string | undefined
  /** The program itself answers when it is asked; false if it may be another one. */
  readonly isCertain: boolean
  /** Its arguments are programs that it runs. */
  readonly runsArguments: boolean
  /** The program's file, and the files that lead to it. */
  readonly files: readonly string[]
}

/** Follows links, wrappers and the scripts of package managers by their text. Runs nothing and never throws. */
export async function followProgram(plugin: Plugin, locate: Locate): Promise<FollowedProgram> {
  const dir = await realpath(plugin.dir).catch(() => plugin.dir)
  const way = await followWay(plugin, locate)
  const last = lastOf(way)
  const { file, called, links, launch, isCertain } = last
  const name = await moduleName(last)
  const found =
    name === undefined ? undefined : await findPythonModule(name, placesOf(last), last.stub?.isRun)
  const module = last.module ?? found
  return {
    file,
    paths: [...new Set([file, called, ...links])],
    module,
    isElsewhere: !isInside(file, dir) || way.length > 1,
    launch,
    loading: isCertain ? loadingOf(last, name) : undefined,
    installedBy: isCertain ? installerOf(way, module, dir) : undefined,
    isCertain,
    runsArguments: [called, file].some((path) => runsArguments(basename(path))),
    files: [...way.map((stop) => stop.file), ...(module ? [module.file] : [])],
  }
}

/** All stops, at least one. */
type Way = readonly [Stop, ...Stop[]]

async function followWay(plugin: Plugin, locate: Locate): Promise<Way> {
  const first = await firstStop(plugin.launch, locate)
  const others: Stop[] = []
  // Only the owner knows what another interpreter does with the file.
  let next = plugin.manifest.interpreter === undefined ? await nextStop(first, locate) : undefined
  while (next && others.length < wrappersMax) {
    others.push(next)
    next = await nextStop(next, locate)
  }
  return [first, ...others]
}

function lastOf([first, ...others]: Way): Stop {
  return others.at(-1) ?? first
}

/** Where the modules are that the script of an entry point needs. */
function placesOf({ file, stub }: Stop): PythonPlaces {
  return { first: [dirname(file), ...(stub?.packages ?? [])], script: file, interpreter: stub?.interpreter }
}

/** The name of the module that the script of an entry point imports or runs. */
async function moduleName(stop: Stop): Promise<string | undefined> {
  const { module, entryPoint } = stop.stub ?? {}
  return module ?? (entryPoint && (await findEntryPoint(entryPoint, placesOf(stop))))
}

/** What installed the program. The plugin's folder may be anywhere, so only the part of a path inside it counts. */
function installerOf(
  way: readonly Stop[],
  module: PythonModule | undefined,
  dir: string,
): string | undefined {
  for (const { file, links, text, stub } of way) {
    // A stub is always written by an installer, even for a package of the user's own.
    const path = stub ? module?.file : file
    if (path === undefined) continue
    const by = installedBy(isInside(path, dir) ? path.slice(dir.length) : path, text === undefined, links)
    if (by !== undefined) return by
    if (!stub && isScriptOfEnvironment(file, text)) return 'pip'
  }
  return undefined
}

/** Whether pip installed a script: its first line names the Python of its virtual environment, which is next to it. */
function isScriptOfEnvironment(file: string, text = ''): boolean {
  return isVirtual(file) && text.startsWith(`#!${dirname(file)}/python`)
}
