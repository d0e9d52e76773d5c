import type { Command } from '../../../tool.js'
import { optionRowIn } from './unread-options.js'

/** A command with what is known of its spellings until its sources are merged. */
export interface SpelledCommand extends Command {
  /** Those of each option that its help shows with several. */
  readonly spellings?: readonly (readonly string[])[]
}

/** Spellings with commas between them at the begin of a line, whatever stands behind: `-e, --encrypt[=password] text`. */
const listed = /^\s*-[\w?](?:\[\w+\])?, ?(?:-[\w?], ?)*--[a-zA-Z][\w-]*/
const flag = /(?<![\w-])-{1,2}[\w?][\w-]*/g

/** The spellings of each option that a text shows with several. */
export function spelledTogether(text: string): string[][] {
  return text
    .split('\n')
    .map((line) => [...(optionRowIn(line)[0]?.flags ?? listed.exec(line)?.[0].match(flag) ?? [])])
    .filter((flags) => flags.length > 1)
}
