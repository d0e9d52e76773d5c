import type { Complaint } from '../../complaint.js'
import { isObject } from '../../../is-object.js'
import type { JsonSchema } from '../../tool.js'
import { isListOfNames, namesThatCount } from './required-names.js'

interface Read {
  /** With `required` as in JSON Schema, a list of the names of properties, at every depth of properties and items. */
  readonly schema: JsonSchema
  readonly complaints: readonly Complaint[]
}

interface Property extends Read {
  readonly isRequired: boolean
}

/**
 * Reads a parameter, or a property of one. A boolean `required` says whether it is required itself; a list names its own
 * required properties, and then the object around it says whether it is required. `field` is its place.
 */
export function readProperty(said: JsonSchema, field: string): Property {
  const { required, ...schema } = said
  return typeof required === 'boolean'
    ? { isRequired: required, ...readSchema(schema, field) }
    : { isRequired: false, ...readSchema(said, field) }
}

function readSchema(said: JsonSchema, field: string): Read {
  const { required: listed, ...others } = said
  const properties = readProperties(said.properties, `${field}.properties`)
  const items = isObject(said.items) ? readSchema(said.items, `${field}.items`) : undefined
  const { names, complaints } = isListOfNames(listed)
    ? namesThatCount(listed, said, `${field}.required`)
    : { names: [], complaints: [] }
  const own = properties.filter(({ isRequired }) => isRequired).map(({ name }) => name)
  const required = [...new Set([...names, ...own])]
  return {
    schema: {
      // Anything but a list of names is kept, for the check of schemas to complain about.
      ...(isListOfNames(listed) ? others : said),
      ...(properties.length > 0 && {
        properties: Object.fromEntries(properties.map(({ name, schema }) => [name, schema])),
      }),
      ...(items && { items: items.schema }),
      ...(required.length > 0 && { required }),
    },
    complaints: [
      ...complaints,
      ...properties.flatMap((property) => property.complaints),
      ...(items?.complaints ?? []),
    ],
  }
}

function readProperties(said: unknown, field: string) {
  return Object.entries(isObject(said) ? said : {}).map(([name, property]) =>
    isObject(property)
      ? { name, ...readProperty(property, `${field}.${name}`) }
      : { name, isRequired: false, schema: property, complaints: [] },
  )
}
