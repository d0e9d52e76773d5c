import type { Config } from '../config.js'
import type { Core } from '../core/open-core.js'
import { pluginsDirFlag } from './plugins-dir-flag.js'

/** Whether every folder could be read and none contains anything that may be a plugin. */
export function hasNoPlugins({ catalog }: Pick<Core, 'catalog'>): boolean {
  return catalog.plugins().length === 0 && catalog.problems().length === 0
}

/** What to do if there is no plugin. */
export function noPlugins({ pluginsDirs }: Pick<Config, 'pluginsDirs'>, bin: string): string {
  const [first = ''] = pluginsDirs
  const flag = pluginsDirFlag(first)
  return `There are no plugins in ${pluginsDirs.join(', ')} yet. Make one: ${bin} plugin new my_plugin${flag}; or of a program that is installed: ${bin} plugin add PROGRAM${flag}`
}
