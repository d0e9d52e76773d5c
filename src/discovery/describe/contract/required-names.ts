import type { Complaint } from '../../complaint.js'
import { isObject } from '../../../is-object.js'
import { quote } from '../../../quote.js'
import type { JsonSchema } from '../../tool.js'

/** Keywords that may describe properties outside `properties`. */
const branchWords = ['$ref', '$dynamicRef', 'allOf', 'anyOf', 'oneOf', 'if', 'dependentSchemas']

/** The valid names, and what is wrong with the others. */
export interface CheckedNames {
  readonly names: readonly string[]
  readonly complaints: readonly Complaint[]
}

export function isListOfNames(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((name) => typeof name === 'string')
}

/**
 * Checks the names of properties that a schema requires. A name that no property has is a complaint, and is left out if
 * the object allows no other properties, because no call could satisfy it.
 */
export function namesThatCount(listed: readonly string[], schema: JsonSchema, field: string): CheckedNames {
  const { type, properties, patternProperties, additionalProperties } = schema
  if (typeof type === 'string' && type !== 'object') {
    const message = `${quote(listed)} applies to the properties of an object, but the type is ${quote(type)}; it is left out`
    return { names: [], complaints: [{ field, message }] }
  }
  if (branchWords.some((word) => word in schema)) return { names: listed, complaints: [] }
  const known = Object.keys(isObject(properties) ? properties : {})
  const isOpen = patternProperties !== undefined || (additionalProperties ?? known.length === 0) !== false
  const consequence = isOpen ? 'some clients refuse that; describe it as a property' : 'it is left out'
  const checked = namesAmong(known, listed, 'properties', field, consequence)
  return isOpen ? { ...checked, names: listed } : checked
}

/** The listed names that are known; each of the others is a complaint. */
export function namesAmong(
  known: readonly string[],
  listed: readonly string[],
  what: string,
  field: string,
  consequence = 'it is left out',
): CheckedNames {
  const unknown = listed.filter((name) => !known.includes(name))
  const expected = known.length === 0 ? `${what}: there are none` : `${what} ${known.join(', ')}`
  return {
    names: listed.filter((name) => known.includes(name)),
    complaints: unknown.map((name) => ({
      field,
      message: `${quote(name)} is not one of the ${expected}; ${consequence}`,
    })),
  }
}
