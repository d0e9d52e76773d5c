/** A property of a tool's schema. */
interface Property {
  readonly type?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Property[]
}

/** The parameters of notes.py, by the last word of their command. */
const truth: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  add: { text: 'string', times: 'integer', color: 'red|green', tag: 'array', shout: 'boolean' },
  wait: { seconds: 'number' },
  list: { since: 'string', limit: 'integer' },
}

export const parametersOfAll = Object.values(truth).flatMap((parameters) => Object.keys(parameters)).length

export interface Tool {
  readonly name: string
  readonly inputSchema: { readonly properties?: Readonly<Record<string, object>> | undefined }
}

/** The tool of a command, by the last word of its name. */
export function toolOf(tools: readonly Tool[], command: string): Tool | undefined {
  return tools.find(({ name }) => name.endsWith(command))
}

/** How many parameters of the program a list of tools has with their types, a choice with its values. */
export function rightParameters(tools: readonly Tool[]): number {
  return Object.entries(truth).flatMap(([command, parameters]) => {
    const properties = toolOf(tools, command)?.inputSchema.properties ?? {}
    return Object.entries(parameters).filter(([name, type]) => isOf(properties[name], type))
  }).length
}

/** Null beside it says only that it may be left out. */
function isOf(property: Property | undefined, type: string): boolean {
  const options = property?.anyOf ?? (property ? [property] : [])
  return options.some((one) => (type.includes('|') ? one.enum?.join('|') === type : one.type === type))
}
