import type { JsonSchema } from '../../../../tool.js'
import { unwrap } from '../../read-lines.js'
import { listDefaultOf, typedValue, type ScalarType } from '../../build-parameter.js'
import { isListDefault, readNotes } from '../../read-notes.js'

/** The schema of a value, from its metavar and help; a switch if there is no metavar. */
export function schemaOf(metavar: string, help: string, isList: boolean): JsonSchema {
  const description = unwrap(help)
  const said = readNotes(description, { placeholder: metavar })
  const choices = readChoices(metavar) ?? (metavar === '' ? undefined : said.enum)
  // MetavarTypeHelpFormatter shows types.
  const type =
    ({ int: 'integer', float: 'number' } as Readonly<Record<string, ScalarType>>)[metavar] ?? 'string'
  const value = metavar === '' ? { type: 'boolean' } : { type, ...(choices && { enum: choices }) }
  const shown = readDefault(description) ?? said.default
  const initial = shown === undefined ? undefined : typedValue(shown, type)
  return {
    ...(isList ? { type: 'array', items: value } : value),
    ...(description !== '' && { description }),
    ...(isList && isListDefault(said.default) && listDefaultOf(said, type)),
    ...(initial !== undefined && !isList && metavar !== '' && { default: initial }),
  }
}

/** Reads the choices in `{fast,slow}`, also in brackets. */
export function readChoices(metavar: string): string[] | undefined {
  return /^\[?\{(.+?)\}/.exec(metavar)?.[1]?.split(',')
}

/** Reads a default, but not prose of several words, `(default: the time, in UTC)`, nor a Python list, `[]`. */
function readDefault(help: string): string | undefined {
  const [, , quoted, word] = /\(default: (?:(['"])(.*?)\1|([^\s()[\]{}]+))\)/.exec(help) ?? []
  return word === 'None' ? undefined : (quoted ?? word)
}
