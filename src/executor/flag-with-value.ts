import type { Command, Parameter } from '../discovery/tool.js'
import { isOptionLike } from './option-like.js'

/**
 * Joins flag and value if the parameter needs that, or if the value would be read as an option; else not, for many
 * hand-written parsers don't know `=`.
 */
export function flagWithValue(
  command: Command,
  flag: string,
  value: string,
  { isJoined, isOneWord, joinedBy }: Pick<Parameter, 'isJoined' | 'isOneWord' | 'joinedBy'> = {},
): string[] {
  if (joinedBy !== undefined) return [`${flag}${joinedBy}${value}`]
  // A dash alone is a value to every parser.
  const isMisread = value !== '-' && isOptionLike(command, value)
  return isJoined || isOneWord || isMisread ? [joined(flag, value)] : [flag, value]
}

/** `--name=value`, `-name=value` as in Go programs, or `-nvalue`. */
export function joined(flag: string, value: string): string {
  return flag.startsWith('--') || flag.length > 2 ? `${flag}=${value}` : flag + value
}
