import type { JsonSchema, Problem, Tool } from './tool.js'

/** What a client refuses, drops or cuts, mostly without a word. */
interface ClientLimit {
  readonly client: string
  /** The field and what is wrong with it. */
  readonly check: (tool: Tool) => readonly (readonly [field: string, message: string])[]
}

/** One row for each rule; read in the clients' sources or seen on the wire in 2026-11. */
const limits: readonly ClientLimit[] = [
  {
    client: 'Letta',
    check: ({ name }) =>
      name.length > 48 ? [['name', `has ${name.length} characters; Letta takes 48`]] : [],
  },
  {
    client: 'Letta',
    check: ({ command }) =>
      command.parameters
        .filter(({ name }) => name === 'request_heartbeat')
        .map(({ name }) => [name, 'is a name that Letta keeps for itself']),
  },
  { client: 'Letta', check: ({ inputSchema }) => untyped(inputSchema, 'inputSchema') },
  {
    client: 'Claude',
    check: ({ command }) =>
      command.parameters
        .filter(({ name }) => !/^[a-zA-Z0-9_.-]{1,64}$/.test(name))
        .map(({ name }) => [
          name,
          'must be 1 to 64 of letters, digits, _ . and -; one such name fails every request to Claude',
        ]),
  },
  {
    client: 'Claude',
    check: ({ inputSchema }) =>
      ['anyOf', 'oneOf', 'allOf']
        .filter((word) => word in inputSchema)
        .map((word) => [`inputSchema.${word}`, 'is refused at the top level']),
  },
]

/** Warnings for a tool that some client would not take as it is. */
export function checkClientLimits(tool: Tool): Problem[] {
  return limits.flatMap(({ client, check }) =>
    check(tool).map(([field, message]) => ({
      plugin: tool.plugin,
      file: tool.launch.file,
      field: `${tool.name}: ${field}`,
      message: `${message} (${client})`,
      severity: 'warning' as const,
    })),
  )
}

/** Properties without a type and arrays without typed items. */
function untyped(schema: JsonSchema, path: string): [string, string][] {
  const branches = [schema.anyOf, schema.oneOf, schema.allOf].some(Array.isArray)
  const own: [string, string][] =
    schema.type === undefined && !branches ? [[path, 'has no type; the tool is left out']] : []
  const items: [string, string][] =
    schema.type === 'array' ? untyped((schema.items ?? {}) as JsonSchema, `${path}.items`) : []
  const properties = Object.entries((schema.properties ?? {}) as Record<string, JsonSchema>)
  return [...own, ...items, ...properties.flatMap(([name, property]) => untyped(property, `${path}.${name}`))]
}
