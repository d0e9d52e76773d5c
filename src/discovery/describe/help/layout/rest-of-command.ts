import type { UsagePositional } from '../usage-positional.js'

const program = /^(?:command|cmd|prog|program|executable|utility|binary)$/i
/** `args`, `compiler options` */
const given = /^(?:(.+) (?:options|flags|opts|args|arguments)|arg|args|arguments?|param|parameters?|params)$/i
/** `prog-and-args`: both in one word. */
const both = /[-_]and[-_]arg(?:ument)?s$/i

/**
 * What a program is given that stands before it in the usage, `PROG [ARGS]`, `compiler [compiler options]`: its options are
 * none of the program that runs it.
 */
export function restOfCommand(
  token: string,
  before: UsagePositional | undefined,
): UsagePositional | undefined {
  const word = token.replaceAll(/[[\]<>{}]|\.{2,}|…/g, '').trim()
  const [whole, of] = given.exec(word) ?? []
  const isRest =
    both.test(word) ||
    (whole !== undefined &&
      before !== undefined &&
      (of === undefined ? program.test(before.name) : of === before.name))
  if (!isRest) return undefined
  return { name: word.replaceAll(/\s+/g, '_'), required: !token.startsWith('['), isList: true, isRest }
}
