import { messageOf } from '../../errors.js'
import { compileSchema } from './compile-schema.js'
import type { JsonSchema } from '../tool.js'

/** Keywords that may keep a valid schema from being compiled. Looking for them is cheaper than compiling every schema. */
const lateKeywords = new Set([
  '$ref',
  '$dynamicRef',
  '$recursiveRef',
  '$id',
  '$anchor',
  '$dynamicAnchor',
  '$async',
  'nullable',
  'discriminator',
])

/** Why a valid schema can't be compiled, which would otherwise show only at the first call; undefined if it can. */
export function compileProblem(schema: JsonSchema): string | undefined {
  const keywords = entriesOf(schema)
  const patterns = keywords.flatMap(([name, value]) => patternsOf(name, value))
  const bad = patterns.map(patternProblem).find((problem) => problem !== undefined)
  if (bad !== undefined || !keywords.some(([name]) => lateKeywords.has(name))) return bad
  try {
    compileSchema(schema)
    return undefined
  } catch (error) {
    return isMissingRef(error)
      ? `refers to ${JSON.stringify(error.missingRef)}, which its schema does not contain`
      : messageOf(error)
  }
}

/** Recognizes Ajv's MissingRefError without loading Ajv. */
function isMissingRef(error: unknown): error is Error & { readonly missingRef: string } {
  return error instanceof Error && 'missingRef' in error
}

/** All keywords with their values, at any depth. */
function entriesOf(schema: unknown): [string, unknown][] {
  if (typeof schema !== 'object' || schema === null) return []
  return Object.entries(schema).flatMap((entry) => [entry, ...entriesOf(entry[1])])
}

function patternsOf(name: string, value: unknown): string[] {
  if (name === 'pattern') return typeof value === 'string' ? [value] : []
  return name === 'patternProperties' && typeof value === 'object' ? Object.keys(value ?? {}) : []
}

function patternProblem(pattern: string): string | undefined {
  try {
    new RegExp(pattern, 'u')
    return undefined
  } catch (error) {
    return `has a pattern that JSON Schema does not allow: ${messageOf(error)}`
  }
}
