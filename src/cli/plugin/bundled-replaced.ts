import { existsSync } from 'node:fs'

/** Whether a plugin made in this folder of plugins will be the first in ./plugins, which replaces the bundled plugins. */
export function replacesBundledPlugins(pluginsDir: string): boolean {
  return pluginsDir === 'plugins' && !existsSync(pluginsDir)
}

export const bundledReplaced = './plugins now replaces the bundled plugins in this folder.'
