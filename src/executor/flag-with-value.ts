import type { Command } from '../discovery/tool.js'
import { isOptionLike } from './option-like.js'

/** Joins flag and value only if the value would be read as an option: many hand-written parsers don't know `=`. */
export function flagWithValue(command: Command, flag: string, value: string): string[] {
  // A dash alone is a value to every parser, and some know no `=`.
  return value !== '-' && isOptionLike(command, value) ? [joined(flag, value)] : [flag, value]
}

/** `--name=value`, `-name=value` as in Go programs, or `-nvalue`. */
export function joined(flag: string, value: string): string {
  return flag.startsWith('--') || flag.length > 2 ? `${flag}=${value}` : flag + value
}
