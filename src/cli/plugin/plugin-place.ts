import { existsSync, statSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import { PluginFolders } from '../../discovery/plugin/find-plugins.js'
import { ConfigError } from '../../errors.js'
import { didYouMean } from '../../nearest-name.js'
import { pluginsDirFlag } from '../plugins-dir-flag.js'

/** Where a plugin that was named is looked for. */
export interface PluginPlace {
  readonly plugin: string
  readonly pluginsDirs: readonly string[]
  /** Its folder, if it was given by a path. */
  readonly path?: string | undefined
}

export const pluginForm =
  'A plugin is a folder with a cli.py or another executable cli.*, or with an smcp.json that names a command.'

/** Reads the name of a plugin, or the path of its folder or main file. Throws a ConfigError if that path does not exist. */
export function pluginPlace(nameOrPath: string, pluginsDirs: readonly string[]): PluginPlace {
  if (!isPath(nameOrPath)) return { plugin: nameOrPath, pluginsDirs }
  const given = resolve(nameOrPath)
  if (!existsSync(given)) throw new ConfigError(`${given} does not exist`, { hint: pluginForm })
  const path = statSync(given).isDirectory() ? given : dirname(given)
  return { plugin: basename(path), pluginsDirs: [dirname(path)], path }
}

/** Whether a person gave a path and not a name. */
export function isPath(nameOrPath: string): boolean {
  return nameOrPath.includes('/') || nameOrPath.includes('\\') || /^\.{1,2}$/.test(nameOrPath)
}

/** The error for a plugin that is not there, with the nearest name, or what there is; `bin` is what to type. */
export async function noSuchPlugin(
  { plugin, pluginsDirs, path }: PluginPlace,
  bin: string,
): Promise<ConfigError> {
  const { folders } = await new PluginFolders(pluginsDirs).find()
  const names = folders.map(({ name }) => name)
  const dir = path ?? folders.find(({ name }) => name === plugin)?.dir
  const message =
    dir === undefined
      ? `There is no plugin ${JSON.stringify(plugin)} in ${pluginsDirs.join(', ')}`
      : `${dir} contains no plugin`
  const near = dir === undefined ? didYouMean(plugin, names) : undefined
  const adding = `${bin} plugin add PROGRAM${pluginsDirFlag(pluginsDirs[0] ?? '')}`
  return new ConfigError(message, {
    hint:
      near ??
      `Folders there: ${names.join(', ') || 'none'}. ${pluginForm} To make one of a program that is installed: ${adding}`,
  })
}
