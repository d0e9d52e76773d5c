import { UsageError } from '../../errors.js'
import { isObject } from '../../is-object.js'
import { shellWord } from '../shell-word.js'
import type { Connection, Place, ServersFile } from './client.js'
import { JsoncDocument } from './jsonc/edit-jsonc.js'
import type { JsonPath } from './jsonc/parse-jsonc.js'
import { putEntry, type Entry } from './keyed-servers.js'
import { readEntry } from './read-entry.js'

const cloud = 'api.letta.com'

/**
 * The servers of letta-code, which belong to an agent of a server of Letta, in a list:
 * `{"agents": [{"agentId": "agent-1", "baseUrl": "localhost:8283", "mcpServers": [{"name": "smcp", ...}]}]}`. The agent of
 * api.letta.com has no `baseUrl`.
 */
export const lettaCodeServers: ServersFile = {
  list: (text, file) => agentsIn(new JsoncDocument(text, file)).flatMap(({ servers }) => servers.map(listed)),
  put: (text, place, connection) => {
    const document = new JsoncDocument(text, place.file)
    const agent = agentOf(document, place)
    const path = pathOf(document, place, agent)
    const entry = entryOf(place.name, connection)
    if (path) putEntry(document, path, entry)
    else addServer(document, place, agent, entry)
    return document.text
  },
  remove: (text, place) => {
    const document = new JsoncDocument(text, place.file)
    const agent = agentOf(document, place)
    const path = pathOf(document, place, agent)
    if (path) document.remove(path)
    return document.text
  },
}

/** What is typed in a conversation with the agent. */
export function lettaCodeSnippet(name: string, connection: Connection): string {
  if (connection.kind === 'stdio')
    return `/mcp add --transport stdio ${[name, connection.command, ...connection.args].map(shellWord).join(' ')}\n`
  const variable = /^\$\{(\w+)\}$/.exec(connection.key ?? '')?.[1]
  const header = connection.key === undefined ? '' : ` --header "Authorization: Bearer ${connection.key}"`
  const key = variable === undefined ? header : ` --auth-env ${variable}`
  return `/mcp add --transport http ${name} ${connection.url}${key}\n`
}

interface Agent {
  readonly agentId: string
  readonly baseUrl: string
  /** Its position in the list. */
  readonly index: number
  readonly servers: readonly unknown[]
}

function agentsIn(document: JsoncDocument): Agent[] {
  const agents = document.get(['agents'])
  return (Array.isArray(agents) ? agents : []).flatMap((agent: unknown, index) =>
    isObject(agent) && typeof agent.agentId === 'string'
      ? [
          {
            agentId: agent.agentId,
            baseUrl: typeof agent.baseUrl === 'string' ? agent.baseUrl : cloud,
            index,
            servers: Array.isArray(agent.mcpServers) ? (agent.mcpServers as unknown[]) : [],
          },
        ]
      : [],
  )
}

/** The agent that is named, else that of the last session with the server of Letta. */
function agentOf(document: JsoncDocument, { agent, environment }: Place): string {
  const session = document.get(['sessionsByServer', baseUrlOf(document, environment), 'agentId'])
  const found = agent ?? (typeof session === 'string' ? session : undefined)
  if (found !== undefined) return found
  const known = [...new Set(agentsIn(document).map(({ agentId }) => agentId))]
  throw new UsageError('letta-code keeps servers by agent, and none is named', {
    hint: `Name one with --agent${known.length === 0 ? '.' : `: ${known.join(', ')}.`}`,
  })
}

/** As letta-code itself finds it. */
function baseUrlOf(document: JsoncDocument, environment: Readonly<NodeJS.ProcessEnv>): string {
  const variables = ['LETTA_SETTINGS_BASE_URL', 'LETTA_BASE_URL']
  const urls = variables.flatMap((name) => [environment[name], document.get(['env', name])])
  const url = urls.find((value): value is string => typeof value === 'string' && value !== '') ?? cloud
  return url.replace(/^https?:\/\//, '').replace(/\/$/, '')
}

/** The path of the server's entry; undefined where it is not there yet. */
function pathOf(document: JsoncDocument, { name, environment }: Place, agent: string): JsonPath | undefined {
  const found = findAgent(document, environment, agent)
  const at = found?.servers.findIndex((server) => isObject(server) && server.name === name) ?? -1
  return found && at !== -1 ? ['agents', found.index, 'mcpServers', at] : undefined
}

function findAgent(
  document: JsoncDocument,
  environment: Readonly<NodeJS.ProcessEnv>,
  agent: string,
): Agent | undefined {
  const same = agentsIn(document).filter(({ agentId }) => agentId === agent)
  return same.find(({ baseUrl }) => baseUrl === baseUrlOf(document, environment)) ?? same[0]
}

function addServer(document: JsoncDocument, { environment }: Place, agent: string, entry: Entry): void {
  const found = findAgent(document, environment, agent)
  if (found) {
    document.append(['agents', found.index, 'mcpServers'], entry)
    return
  }
  const baseUrl = baseUrlOf(document, environment)
  document.append(['agents'], {
    agentId: agent,
    ...(baseUrl !== cloud && { baseUrl }),
    mcpServers: [entry],
  })
}

function entryOf(name: string, connection: Connection): Entry {
  if (connection.kind === 'stdio')
    return { name, transport: 'stdio', command: connection.command, args: connection.args }
  const { url, key } = connection
  const headers = key === undefined ? {} : { headers: { Authorization: `Bearer ${key}` } }
  return { name, transport: 'http', url, ...headers }
}

function listed(server: unknown) {
  return readEntry(isObject(server) && typeof server.name === 'string' ? server.name : '', server)
}
