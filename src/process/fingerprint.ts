import { stat } from 'node:fs/promises'

/** Files by path, each with its size, mtime in nanoseconds, inode and mode. Missing files have an entry too. */
export type Fingerprint = Readonly<Record<string, string>>

/** The mark of a file that does not exist. */
export const missing = 'missing'

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
  return info ? `${info.size} ${info.mtimeNs} ${info.ino} ${info.mode}` : missing
}
