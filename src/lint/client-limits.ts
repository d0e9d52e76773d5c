import { lettaFaults, untypedArrays, usesReference, type Fault } from './schema-faults.js'
import type { JsonSchema, Problem, Tool } from '../discovery/tool.js'

/** Clients that limit what a tool may look like, by the word that names them on the command line. */
export const clientNames = {
  letta: 'Letta',
  claude: 'Claude',
  cursor: 'Cursor',
  vscode: 'VS Code',
  windsurf: 'Windsurf',
  antigravity: 'Antigravity',
  openai: 'OpenAI',
  sdk: 'TypeScript SDK',
  others: 'some clients',
} as const

export type Client = keyof typeof clientNames
export const clients = Object.keys(clientNames) as Client[]

/** As much of a tool as clients see. */
export type ListedTool = Pick<Tool, 'name' | 'title' | 'description' | 'inputSchema'> & {
  readonly outputSchema?: JsonSchema
}

/** What a client would make of a tool, mostly without a word. */
export interface Finding {
  readonly client: Client
  /** Undefined: the list as a whole. */
  readonly tool?: string
  readonly field: string
  readonly message: string
  /** An error: the tool is refused or left out, or takes all others with it. A warning: it is cut, or may go wrong. */
  readonly severity: 'error' | 'warning'
}

interface ToolLimit {
  readonly client: Client
  readonly severity: Finding['severity']
  readonly check: (tool: ListedTool) => readonly Fault[]
}

const combinators = ['anyOf', 'oneOf', 'allOf']
const failsAll = 'one such tool fails every request'
const dialect = 'https://json-schema.org/draft/2020-12/schema'

/** One row for each rule; read in the clients' sources or seen on the wire in 2026-11. */
const toolLimits: readonly ToolLimit[] = [
  error('letta', longName(48)),
  error('letta', ({ inputSchema }) =>
    inputSchema.type === 'object' ? [] : [['inputSchema.type', 'must be "object"']],
  ),
  error('letta', ({ inputSchema }) =>
    topLevel(inputSchema, ['anyOf', 'oneOf'], 'is refused at the top level'),
  ),
  error('letta', ({ inputSchema }) => lettaFaults(inputSchema, 'inputSchema')),
  error('letta', ({ inputSchema }) =>
    'request_heartbeat' in propertiesOf(inputSchema)
      ? [['inputSchema.properties.request_heartbeat', 'has a name that Letta keeps for itself']]
      : [],
  ),
  error('claude', longName(64, 'mcp__smcp__')),
  error('claude', ({ name }) =>
    /^[\w-]+$/.test(name) ? [] : [['name', `must be of letters, digits, _ and -; ${failsAll}`]],
  ),
  error('claude', ({ inputSchema }) =>
    topLevel(inputSchema, combinators, `is refused at the top level; ${failsAll}`),
  ),
  error('claude', ({ inputSchema }) =>
    Object.keys(propertiesOf(inputSchema))
      .filter((name) => !/^[\w.-]{1,64}$/.test(name))
      .map((name) => [
        `inputSchema.properties.${name}`,
        `must have a name of 1 to 64 letters, digits, _ . and -; ${failsAll}`,
      ]),
  ),
  error('claude', ({ inputSchema: { $schema = dialect } }) =>
    $schema === dialect ? [] : [['inputSchema.$schema', `must be ${dialect}; ${failsAll}`]],
  ),
  error('cursor', longName(60, 'smcp:')),
  // Of what VS Code calls invalid, buildTool lets only this pass: it is valid JSON Schema.
  error('vscode', ({ inputSchema }) => untypedArrays(inputSchema, 'inputSchema')),
  // Amazon Q puts the longest name before a tool's.
  error('openai', longName(64, 'smcp___')),
  error('sdk', ({ outputSchema }) =>
    outputSchema && outputSchema.type !== 'object'
      ? [['outputSchema.type', 'must be "object"; the whole list is refused']]
      : [],
  ),
  error('others', ({ title, description }) =>
    Object.entries({ title, description }).flatMap(([field, text]): Fault[] =>
      text.trim() === '' ? [[field, 'is empty']] : [],
    ),
  ),
  warning('others', ({ inputSchema }) =>
    usesReference(inputSchema) ? [['inputSchema', 'has a $ref, which is not followed everywhere']] : [],
  ),
]

/** How many tools a client takes; a person can switch tools off there, but a request of VS Code with more fails. */
export const toolsMax: readonly (Pick<Finding, 'client' | 'severity'> & { readonly max: number })[] = [
  { client: 'cursor', max: 40, severity: 'warning' },
  { client: 'windsurf', max: 50, severity: 'warning' },
  { client: 'antigravity', max: 100, severity: 'warning' },
  { client: 'vscode', max: 128, severity: 'error' },
]

/** What these clients would make of a list of tools. */
export function clientFindings(tools: readonly ListedTool[], only: readonly Client[] = clients): Finding[] {
  const tooMany = toolsMax
    .filter(({ client, max }) => only.includes(client) && tools.length > max)
    .map(({ client, max, severity }) => ({
      client,
      field: 'tools',
      message: `are ${tools.length}; ${max} are taken`,
      severity,
    }))
  const limits = toolLimits.filter(({ client }) => only.includes(client))
  const ofTools = tools.flatMap((tool) =>
    limits.flatMap(({ client, severity, check }) =>
      check(tool).map(([field, message]) => ({ client, tool: tool.name, field, message, severity })),
    ),
  )
  return [...tooMany, ...ofTools]
}

/** The same of one tool as problems of its plugin: warnings, for smcp itself serves it. */
export function checkClientLimits(tool: Tool): Problem[] {
  return clientFindings([tool]).map(({ client, field, message }) => ({
    plugin: tool.plugin,
    file: tool.launch.file,
    field: `${tool.name}: ${field}`,
    message: `${message} (${clientNames[client]})`,
    severity: 'warning',
  }))
}

function error(client: Client, check: ToolLimit['check']): ToolLimit {
  return { client, severity: 'error', check }
}

function warning(client: Client, check: ToolLimit['check']): ToolLimit {
  return { client, severity: 'warning', check }
}

/** `prefix` is what the client puts before the name of a tool of a server called smcp. */
function longName(max: number, prefix = ''): ToolLimit['check'] {
  return ({ name }) => {
    const { length } = prefix + name
    const before = prefix === '' ? '' : ` with the ${prefix} before it`
    return length > max ? [['name', `has ${length} characters${before}; ${max} are taken`]] : []
  }
}

function topLevel(schema: JsonSchema, words: readonly string[], message: string): Fault[] {
  return words.filter((word) => word in schema).map((word) => [`inputSchema.${word}`, message])
}

function propertiesOf(schema: JsonSchema): JsonSchema {
  return (schema.properties ?? {}) as JsonSchema
}
