import type { Command } from '../discovery/tool.js'
import { isOptionLike } from './option-like.js'

/** Many hand-written parsers know no `=`, so it is used only where the value would be taken for an option. */
export function flagWithValue(command: Command, flag: string, value: string): string[] {
  return isOptionLike(command, value) ? [joined(flag, value)] : [flag, value]
}

/** `--name=value`, `-name=value` as Go's programs have it, `-nvalue`. */
export function joined(flag: string, value: string): string {
  return flag.startsWith('--') || flag.length > 2 ? `${flag}=${value}` : flag + value
}
