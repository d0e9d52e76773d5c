import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { manifestName } from './manifest.js'
import type { Plugin } from './tool.js'

/** Files by path, each with its size, its time in nanoseconds and its inode; what is missing is there too. */
export type Fingerprint = Readonly<Record<string, string>>

/**
 * What a plugin's description depends on: its manifest, its main file and the own source files that it was learnt
 * from. Never data, logs or what appears while the program runs, or it would be asked again for ever.
 */
export function filesBehind(plugin: Plugin, learntFrom: readonly string[] = []): string[] {
  return [...new Set([join(plugin.dir, manifestName), plugin.mainFile, ...learntFrom])]
}

export async function fingerprint(files: readonly string[]): Promise<Fingerprint> {
  const marks = await Promise.all(files.map(async (file) => [file, await markOf(file)] as const))
  return Object.fromEntries(marks)
}

export function isSame(a: Fingerprint, b: Fingerprint): boolean {
  const names = Object.keys(a)
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name])
}

async function markOf(file: string): Promise<string> {
  const info = await stat(file, { bigint: true }).catch(() => undefined)
  return info ? `${info.size} ${info.mtimeNs} ${info.ino} ${info.mode}` : 'missing'
}
