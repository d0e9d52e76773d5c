import { realpath } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import picomatch from 'picomatch'
import { isObject } from '../../../../is-object.js'
import { packageFolder } from '../../package-folder.js'
import { readJson } from '../read-json.js'
import { stringsIn } from './strings-in.js'

/** A package of an oclif program: its own, or one of a plugin that it is made of. */
export interface OclifPackage {
  /** Its package.json. */
  readonly json: Readonly<Record<string, unknown>>
  /** The part of package.json that oclif reads. */
  readonly oclif: Readonly<Record<string, unknown>>
  readonly manifest: Readonly<Record<string, unknown>>
  /** The files that were read. */
  readonly files: readonly string[]
}

const manifestNames = ['oclif.manifest.json', '.oclif.manifest.json']

/**
 * Finds the packages of the oclif program in this file, which is one of the commands of its package: first that package,
 * then those of its core plugins. Undefined if it is no such program, or one whose commands are not all in manifests: one
 * is missing or of another version, and oclif itself would not use it. Runs nothing.
 * https://oclif.io/docs/plugin_loading
 */
export async function findOclifPackages(file: string): Promise<readonly OclifPackage[] | undefined> {
  const folder = packageFolder(dirname(file))
  const json = folder === undefined ? undefined : await readJson(join(folder, 'package.json'))
  if (folder === undefined || !json || !(await isCommandOf(file, folder, json))) return undefined
  const packages = new Map<string, OclifPackage>()
  return (await addPackages(folder, packages)) ? [...packages.values()] : undefined
}

/** Adds a package, then its plugins; false if one has no manifest that oclif would use. */
async function addPackages(folder: string, packages: Map<string, OclifPackage>): Promise<boolean> {
  if (packages.has(folder)) return true
  const one = await readPackage(folder)
  if (!one) return false
  packages.set(folder, one)
  for (const name of pluginsOf(one)) {
    const plugin = await installedFolder(name, folder)
    // Only a warning to oclif, which goes on without it.
    if (plugin === undefined) continue
    if (!(await addPackages(plugin, packages))) return false
  }
  return true
}

async function readPackage(folder: string): Promise<OclifPackage | undefined> {
  const file = join(folder, 'package.json')
  const json = await readJson(file)
  if (!json || !isObject(json.oclif)) return undefined
  for (const name of manifestNames) {
    const manifest = await readJson(join(folder, name))
    if (manifest && isSameVersion(manifest.version, json.version) && isObject(manifest.commands))
      return { json, oclif: json.oclif, manifest, files: [file, join(folder, name)] }
  }
  return undefined
}

/** Whether oclif uses a manifest of this version: what follows a dash does not count. */
function isSameVersion(version: unknown, expected: unknown): boolean {
  return (
    typeof version === 'string' &&
    typeof expected === 'string' &&
    version.split('-')[0] === expected.split('-')[0]
  )
}

/** The names of the dependencies that are plugins. */
function pluginsOf({ json, oclif }: OclifPackage): string[] {
  const patterns = stringsIn(oclif.plugins)
  const names = isObject(json.dependencies) ? Object.keys(json.dependencies) : []
  const isPlugin = picomatch(patterns)
  return patterns.length === 0 ? [] : names.filter((name) => isPlugin(name))
}

/** Finds a package as Node does: in the `node_modules` of a folder or of one above it. */
async function installedFolder(name: string, from: string): Promise<string | undefined> {
  for (let folder = from; ; folder = dirname(folder)) {
    const path = join(folder, 'node_modules', name)
    if (await readJson(join(path, 'package.json'))) return realpath(path)
    if (folder === dirname(folder)) return undefined
  }
}

/** Whether a file is what a package installs as a command. */
async function isCommandOf(
  file: string,
  folder: string,
  { bin }: Readonly<Record<string, unknown>>,
): Promise<boolean> {
  const commands = isObject(bin) ? Object.values(bin) : [bin]
  const files = await Promise.all(
    stringsIn(commands).map((path) => realpath(resolve(folder, path)).catch(() => undefined)),
  )
  return files.includes(file)
}
