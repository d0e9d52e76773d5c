import { lstatSync, statSync, type Stats } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { bundledPluginsDir, type Config } from '../../../config.js'
import { openCore } from '../../../core/open-core.js'
import { isPassedOver } from '../../../discovery/plugin/plugin-name.js'
import { ConfigError } from '../../../errors.js'
import { realPath } from '../../real-path.js'
import { shownPath } from '../../shown-path.js'
import { linkTarget } from '../link-target.js'
import { isPath, noSuchPlugin, pluginForm } from '../plugin-place.js'
import { bundledPlugins } from './bundled-plugins.js'
import { filesIn } from './files-in.js'

/** A plugin that can be removed: a link, whose target stays, or a folder with all that is in it. */
export type Removable = {
  readonly plugin: string
  readonly path: string
  /** A plugin of the same name in a later folder of plugins, which is served then. */
  readonly next: string | undefined
} & ({ readonly kind: 'link'; readonly target: string } | { readonly kind: 'folder'; readonly files: number })

/**
 * Finds the plugin of this name, or at this path, in the folders of plugins. Throws a ConfigError if there is none, or if
 * it may not be removed: a bundled one, what is in no folder of plugins, what is no plugin at all.
 */
export async function findRemovable(nameOrPath: string, config: Config, bin: string): Promise<Removable> {
  const { plugin, dirs } = placesOf(nameOrPath, config.pluginsDirs)
  const places = plugin === '' || isPassedOver(plugin) ? [] : dirs.map((dir) => join(dir, plugin))
  const [path, next] = places.filter((place) => infoOf(place) !== undefined)
  if (path === undefined) throw await noSuchPlugin({ plugin, pluginsDirs: config.pluginsDirs }, bin)
  if (isBundled(path, config)) throw bundledError(plugin)
  const common = { plugin, path, next }
  const target = linkTarget(path)
  if (target !== undefined) {
    if (statSync(path, { throwIfNoEntry: false })?.isFile()) throw noPlugin(path, 'is a link to a file')
    return { ...common, kind: 'link', target }
  }
  if (!infoOf(path)?.isDirectory()) throw noPlugin(path, 'is not a folder')
  if (!(await looksLikePlugin(plugin, dirname(path), config))) throw noPlugin(path, 'contains no plugin')
  return { ...common, kind: 'folder', files: filesIn(path) }
}

/** The name of a plugin, and the folders of plugins where it may be; a path must lead into one of them. */
function placesOf(
  nameOrPath: string,
  pluginsDirs: readonly string[],
): { plugin: string; dirs: readonly string[] } {
  if (!isPath(nameOrPath)) return { plugin: nameOrPath, dirs: pluginsDirs }
  const path = resolve(nameOrPath)
  const parent = realPath(dirname(path))
  const dir = pluginsDirs.find((one) => realPath(one) === parent)
  if (dir !== undefined) return { plugin: basename(path), dirs: [dir] }
  throw new ConfigError(`${path} is not in a folder of plugins (${pluginsDirs.join(', ')})`, {
    hint: 'Name its folder of plugins with --plugins-dir, if it has one.',
  })
}

/** By its own entry: a link is not followed, and may lead nowhere. */
function infoOf(path: string): Stats | undefined {
  return lstatSync(path, { throwIfNoEntry: false })
}

/** In a clone of the repository, ./plugins has the bundled plugins and those that its owner makes there. */
function isBundled(path: string, config: Config): boolean {
  const isThere = realPath(dirname(path)) === realPath(bundledPluginsDir())
  return config.bundledPlugins || (isThere && bundledPlugins.includes(basename(path)))
}

function bundledError(plugin: string): ConfigError {
  return new ConfigError(`${plugin} is bundled with smcp and stays`, {
    hint: `A folder ./plugins of your own replaces the bundled plugins; --exclude '${plugin}__*' hides the tools of this one.`,
  })
}

function noPlugin(path: string, why: string): ConfigError {
  return new ConfigError(`${shownPath(path)} ${why}, so it is not removed`, { hint: pluginForm })
}

/** Whether a folder is a plugin or a broken one; nothing of it is asked. */
async function looksLikePlugin(plugin: string, dir: string, config: Config): Promise<boolean> {
  const core = openCore({ ...config, pluginsDirs: [dir] }, { only: plugin, asks: () => false })
  await core.catalog.load()
  core.close()
  return core.catalog.plugins().length > 0
}
