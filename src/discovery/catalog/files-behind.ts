import { join } from 'node:path'
import { manifestName } from '../manifest.js'
import type { Plugin } from '../tool.js'

/**
 * The files that a plugin's description depends on: its manifest, its main file, those that decide on its interpreter, and
 * its own source files that were read. Never data, logs or what a run creates, or it would be asked again and again.
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
