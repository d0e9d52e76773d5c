import type { JsonSchema } from '../../discovery/tool.js'
import { isObject } from '../../is-object.js'
import { ofTool, type Fault, type Rule } from '../rule.js'
import { lettaFaults } from './letta-faults.js'
import { partsOf } from './schema-parts.js'

const root = 'inputSchema'
const dialect = 'https://json-schema.org/draft/2020-12/schema'

export const isObjectSchema = ofTool(({ inputSchema }) => mustBeObject(inputSchema, root))

export const isReadByLetta = ofTool(({ inputSchema }) => lettaFaults(inputSchema, root))

/** The schema has none of these keywords at the top level. */
export function topLevelWithout(words: readonly string[], what: string): Rule {
  return ofTool(({ inputSchema }) =>
    words.filter((word) => word in inputSchema).map((word) => [`${root}.${word}`, what]),
  )
}

/** No parameter has this name. */
export function withoutParameter(name: string, what: string): Rule {
  return ofTool(({ inputSchema }) =>
    namesOf(inputSchema).includes(name) ? [[`${root}.properties.${name}`, what]] : [],
  )
}

export function parameterNames(pattern: RegExp, what: string): Rule {
  return ofTool(({ inputSchema }) =>
    namesOf(inputSchema)
      .filter((name) => !pattern.test(name))
      .map((name) => [`${root}.properties.${name}`, what]),
  )
}

export function hasDialect(what: string): Rule {
  return ofTool(({ inputSchema: { $schema = dialect } }) =>
    $schema === dialect ? [] : [[`${root}.$schema`, `must be ${dialect}; ${what}`]],
  )
}

export const describesItems = ofTool(({ inputSchema }) =>
  partsOf(inputSchema, root).flatMap(([{ type, items }, path]): Fault[] =>
    type === 'array' && items === undefined ? [[path, 'is an array without items']] : [],
  ),
)

export const hasNoReference = ofTool(({ inputSchema }) =>
  usesReference(inputSchema) ? [[root, 'has a $ref, which is not followed everywhere']] : [],
)

export const hasObjectResult = ofTool(({ outputSchema }) =>
  outputSchema ? mustBeObject(outputSchema, 'outputSchema', '; the whole list is refused') : [],
)

function mustBeObject({ type }: JsonSchema, path: string, what = ''): Fault[] {
  return type === 'object' ? [] : [[`${path}.type`, `must be "object"${what}`]]
}

function namesOf(schema: JsonSchema): string[] {
  return isObject(schema.properties) ? Object.keys(schema.properties) : []
}

/** Whether the schema refers to another place. */
function usesReference(schema: unknown): boolean {
  if (Array.isArray(schema)) return schema.some(usesReference)
  if (!isObject(schema)) return false
  return typeof schema.$ref === 'string' || Object.values(schema).some(usesReference)
}
