import { join } from 'node:path'
import { manifestName } from '../manifest.js'
import type { Plugin } from '../tool.js'

/**
 * What a plugin's description depends on: its manifest, its main file, what decides on its interpreter, and the own
 * source files that it was learnt from. Never data, logs or what appears while the program runs, or it would be asked again for ever.
 */
export function filesBehind(plugin: Plugin, learntFrom: readonly string[] = []): string[] {
  return [
    ...new Set([
      join(plugin.dir, manifestName),
      plugin.mainFile,
      ...Object.keys(plugin.interpreterFiles ?? {}),
      ...learntFrom,
    ]),
  ]
}
