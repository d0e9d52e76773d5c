import type { CallableTool, JsonSchema, Parameter } from '../../discovery/tool.js'

/** `my_plugin__my-command(param: string, optional?: string = "default")` */
export function signature(tool: Pick<CallableTool, 'name' | 'command'>): string {
  const parameters = [...tool.command.parameters].sort((a, b) => Number(b.required) - Number(a.required))
  return `${tool.name}(${parameters.map(parameterSignature).join(', ')})`
}

/** `optional?: string = "default"` */
export function parameterSignature({ name, required, schema }: Parameter): string {
  const value = schema.default === undefined ? '' : ` = ${JSON.stringify(schema.default)}`
  return `${name}${required ? '' : '?'}: ${typeName(schema)}${value}`
}

function typeName(schema: JsonSchema): string {
  if (Array.isArray(schema.enum)) return schema.enum.map((value) => JSON.stringify(value)).join(' | ')
  if (schema.type === 'array') {
    const item = typeName((schema.items ?? {}) as JsonSchema)
    return item.includes(' | ') ? `(${item})[]` : `${item}[]`
  }
  return typeof schema.type === 'string' ? schema.type : 'any'
}
