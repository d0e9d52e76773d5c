import type { Complaint } from './complaint.js'
import { isObject } from '../is-object.js'
import { quote } from '../quote.js'

/**
 * What a tool says of itself to those who decide whether it may run; none of it is binding. What is absent counts as
 * not read-only, destructive, not idempotent, open world: https://modelcontextprotocol.io/specification/2025-11-25/schema#toolannotations
 */
export interface ToolAnnotations {
  readonly title?: string
  /** It changes nothing. */
  readonly readOnlyHint?: boolean
  /** It may change or remove what is there, not only add to it. */
  readonly destructiveHint?: boolean
  /** The same call again changes nothing more. */
  readonly idempotentHint?: boolean
  /** It deals with what is not known beforehand, such as the web. */
  readonly openWorldHint?: boolean
}

/** The hints that are true or false, in the order in which they are shown. */
export const hintNames = ['readOnlyHint', 'destructiveHint', 'idempotentHint', 'openWorldHint'] as const

/**
 * The annotations that can be used, undefined for none, and what is wrong with the others. null is as good as absent:
 * so Python's SDK prints them. `names` are those that may be said in this place.
 */
export function readAnnotations(
  said: unknown,
  field: string,
  names: readonly (keyof ToolAnnotations)[] = ['title', ...hintNames],
): { readonly annotations: ToolAnnotations | undefined; readonly complaints: readonly Complaint[] } {
  if (said === undefined || said === null) return { annotations: undefined, complaints: [] }
  if (!isObject(said)) {
    const message = `${quote(said)} is not an object; the annotations are left out`
    return { annotations: undefined, complaints: [{ field, message }] }
  }
  const judged = Object.entries(said)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => ({ name, value, message: complaintOf(name, value, names) }))
  const good = judged.filter(({ message }) => message === undefined)
  return {
    annotations:
      good.length === 0 ? undefined : Object.fromEntries(good.map(({ name, value }) => [name, value])),
    complaints: judged.flatMap(({ name, message }) =>
      message === undefined ? [] : [{ field: `${field}.${name}`, message: `${message}; it is left out` }],
    ),
  }
}

function complaintOf(name: string, value: unknown, names: readonly string[]): string | undefined {
  if (!names.includes(name)) return `is not known here; expected ${names.join(', ')}`
  const type = name === 'title' ? 'string' : 'boolean'
  return typeof value === type ? undefined : `${quote(value)} is not a ${type}`
}
