import type { Tool as McpTool } from '@modelcontextprotocol/client'
import type { CallableTool, JsonSchema, Parameter } from '../../discovery/tool.js'
import { compileSchema, type ValidateFunction } from '../../discovery/schema/compile-schema.js'
import { complaintText, schemaComplaint } from '../../discovery/schema/schema-complaint.js'
import { isObject } from '../../is-object.js'

/** A tool of any server, as far as its arguments need it; `given` are the names for which it has no schema of its own. */
export function remoteTool({ name, inputSchema }: McpTool, given: readonly string[] = []): CallableTool {
  const properties: Readonly<Record<string, unknown>> = inputSchema.properties ?? {}
  const declared = Object.entries(properties).map(([one, schema]): Parameter => ({
    name: one,
    required: inputSchema.required?.includes(one) ?? false,
    schema: resolved(isObject(schema) ? schema : {}, inputSchema),
  }))
  const others = takesOthers(inputSchema)
    ? given.filter((one) => !(one in properties)).map((one) => ({ name: one, required: false, schema: {} }))
    : []
  return { name, command: { parameters: [...declared, ...others] }, validate: validator(inputSchema) }
}

/**
 * Whether the tool takes names that it does not declare. A schema that does not say so allows them, too, but a name that
 * is typed and not declared is a slip more often than not.
 */
function takesOthers({ properties, additionalProperties }: McpTool['inputSchema']): boolean {
  return additionalProperties === undefined
    ? properties === undefined || Object.keys(properties).length === 0
    : additionalProperties !== false
}

/** The schema to which a reference within the same schema leads, as pydantic writes types that have a name. */
function resolved(schema: JsonSchema, whole: JsonSchema): JsonSchema {
  const { $ref: reference, ...beside } = schema
  if (typeof reference !== 'string' || !reference.startsWith('#/')) return schema
  const target = reference
    .slice(2)
    .split('/')
    .reduce<unknown>(
      (at, part) => (isObject(at) ? at[part.replaceAll('~1', '/').replaceAll('~0', '~')] : undefined),
      whole,
    )
  return isObject(target) ? { ...target, ...beside } : schema
}

/** Checks by the whole schema. One that can't be compiled here is left to the server, which has it. */
function validator(schema: JsonSchema): CallableTool['validate'] {
  let validate: ValidateFunction | undefined
  try {
    validate = compileSchema(schema)
  } catch {
    return () => []
  }
  return (args) =>
    validate(args)
      ? []
      : (validate.errors ?? []).map((error) => complaintText(schemaComplaint(error), 'the arguments'))
}
