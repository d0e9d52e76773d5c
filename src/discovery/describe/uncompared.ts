import type { Description, Source } from '../tool.js'
import type { AskingRules } from './asking-rules.js'
import type { Look } from './look/look-at-source.js'

const doubt =
  'its parser was not compared with its help, which may show more: it is asked only in a sandbox (install bubblewrap), or where "ask": true in smcp.json vouches for it'

/**
 * Says of a description by a parser that the help could not be compared with it, if it may be one of several parsers.
 * `source` is the one that alone was wanted.
 */
export function markUncompared(
  described: Description,
  { makesOneParser }: Pick<Look, 'makesOneParser'>,
  may: Pick<AskingRules, 'help'>,
  source: Source | undefined,
): Description {
  if (described.source !== 'parser' || may.help || source !== undefined || makesOneParser) return described
  const commands = described.commands.map((command) => ({
    ...command,
    doubts: [...(command.doubts ?? []), doubt],
  }))
  return { ...described, commands }
}
