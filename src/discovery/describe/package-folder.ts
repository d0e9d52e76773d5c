import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The nearest folder with a package.json, this one or one above it; undefined if there is none. */
export function packageFolder(from: string): string | undefined {
  if (existsSync(join(from, 'package.json'))) return from
  return from === dirname(from) ? undefined : packageFolder(dirname(from))
}
