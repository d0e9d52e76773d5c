import type { Complaint } from './complaint.js'
import { isObject } from '../is-object.js'
import { quote } from '../quote.js'

/**
 * Hints of a tool for those who decide whether it may run; none of them is binding. Absent hints mean not read-only,
 * destructive, not idempotent, open world: https://modelcontextprotocol.io/specification/2025-11-25/schema#toolannotations
 */
export interface ToolAnnotations {
  readonly title?: string
  /** The tool changes nothing. */
  readonly readOnlyHint?: boolean
  /** The tool may change or remove existing things, not only add new ones. */
  readonly destructiveHint?: boolean
  /** Repeating the same call changes nothing more. */
  readonly idempotentHint?: boolean
  /** The tool deals with an open set of things, such as the web. */
  readonly openWorldHint?: boolean
}

/** The hints that are true or false, in the order in which they are shown. */
export const hintNames = ['readOnlyHint', 'destructiveHint', 'idempotentHint', 'openWorldHint'] as const

/**
 * Reads the usable annotations (undefined if there are none) and says what is wrong with the others. null counts as
 * absent, because Python's SDK prints it for absent hints. `names` are the annotations allowed in this place.
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
