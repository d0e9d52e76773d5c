import type { Catalog } from '../../../discovery/catalog/catalog.js'
import type { PluginStatus } from '../../../discovery/catalog/plugin-status.js'
import { languageOf } from '../language-of.js'
import { linkTarget } from '../link-target.js'

/** A plugin as `plugin list` shows it. */
export interface ListedPlugin extends PluginStatus {
  /** Where its folder is a link, what that leads to. */
  readonly link?: string | undefined
  /** The program that its manifest names in place of a main file. */
  readonly command?: string | undefined
  /** Undefined if it can't be started. */
  readonly language?: string | undefined
}

/** Every plugin by name, broken ones included. */
export function listedPlugins(catalog: Pick<Catalog, 'plugins' | 'findPlugin'>): ListedPlugin[] {
  return catalog.plugins().map((status) => {
    const plugin = catalog.findPlugin(status.name)
    return {
      ...status,
      link: linkTarget(status.dir),
      ...(plugin && {
        command: plugin.manifest.command === undefined ? undefined : plugin.mainFile,
        language: languageOf(plugin),
      }),
    }
  })
}
