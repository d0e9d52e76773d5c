import {
  SSEClientTransport as SseV2,
  StreamableHTTPClientTransport as HttpV2,
} from '@modelcontextprotocol/client'
import { StdioClientTransport as StdioV2 } from '@modelcontextprotocol/client/stdio'
import { SSEClientTransport } from '@modelcontextprotocol/sdk/client/sse.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import { repository } from './start-smcp.js'
import { stdioEnvironment } from './stdio-clients.js'
import type { Report, Walk } from './step.js'
import { walkPython } from './walk-python.js'
import { walkTypescript } from './walk-typescript.js'

/** A server at a URL, and the flags with which another one like it is started on stdio. */
interface Served {
  readonly url: string
  readonly flags: readonly string[]
}

export interface OfficialClient {
  readonly title: string
  readonly revision: string
  readonly walk: (served: Served, walk: Walk) => Promise<Report>
  /** What this version can't do, and what becomes of it; the test shows that. */
  readonly lacks?: { readonly elicitation?: string; readonly cancelling?: string; readonly links?: string }
}

const lacksOfV1 = {
  cancelling: 'gives a call up without a word, so that its program works on until the server is told by hand',
}
const lacksOfV1Point9 = {
  ...lacksOfV1,
  elicitation: 'knows no questions, so that a call that asks one fails and says so',
  links: 'knows no links to resources, and gets a text in the place of one',
}

const command = ({ flags }: Served): string[] => [
  process.execPath,
  `${repository}bin/run.js`,
  'serve',
  '--stdio',
  ...flags,
]
const stdio = (served: Served) => {
  const [file = '', ...args] = command(served)
  return { command: file, args, env: stdioEnvironment(), stderr: 'ignore' as const }
}
const sse = ({ url }: Served): URL => new URL('/sse', url)
const http = ({ url }: Served): URL => new URL('/mcp', url)

const python =
  (generation: 'v1.9' | 'v1' | 'v2', door: 'sse' | 'http' | 'stdio'): OfficialClient['walk'] =>
  (served, walk) =>
    walkPython(generation, door, door === 'stdio' ? JSON.stringify(command(served)) : served.url, walk)

/** The SDKs of TypeScript and Python, old and new, on every transport that they have. */
export const officialClients: readonly OfficialClient[] = [
  {
    title: 'TypeScript v1 over SSE',
    revision: '2025-11-25',
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- it is the client of that door
    walk: (served, walk) => walkTypescript('v1', new SSEClientTransport(sse(served)), walk),
  },
  {
    title: 'TypeScript v1 over Streamable HTTP',
    revision: '2025-11-25',
    walk: (served, walk) => walkTypescript('v1', new StreamableHTTPClientTransport(http(served)), walk),
  },
  {
    title: 'TypeScript v1 over stdio',
    revision: '2025-11-25',
    walk: (served, walk) => walkTypescript('v1', new StdioClientTransport(stdio(served)), walk),
  },
  {
    title: 'TypeScript v2 over SSE',
    revision: '2025-11-25',
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- it is the client of that door
    walk: (served, walk) => walkTypescript('v2, 2025 era', new SseV2(sse(served)), walk),
  },
  {
    title: 'TypeScript v2 over Streamable HTTP, 2025 era',
    revision: '2025-11-25',
    walk: (served, walk) => walkTypescript('v2, 2025 era', new HttpV2(http(served)), walk),
  },
  {
    title: 'TypeScript v2 over Streamable HTTP, 2026 era',
    revision: '2026-07-28',
    walk: (served, walk) => walkTypescript('v2, 2026 era', new HttpV2(http(served)), walk),
  },
  {
    title: 'TypeScript v2 over stdio, 2025 era',
    revision: '2025-11-25',
    walk: (served, walk) => walkTypescript('v2, 2025 era', new StdioV2(stdio(served)), walk),
  },
  {
    title: 'TypeScript v2 over stdio, 2026 era',
    revision: '2026-07-28',
    walk: (served, walk) => walkTypescript('v2, 2026 era', new StdioV2(stdio(served)), walk),
  },
  {
    title: 'Python 1.9 over SSE',
    revision: '2025-03-26',
    walk: python('v1.9', 'sse'),
    lacks: lacksOfV1Point9,
  },
  {
    title: 'Python 1.9 over Streamable HTTP',
    revision: '2025-03-26',
    walk: python('v1.9', 'http'),
    lacks: lacksOfV1Point9,
  },
  {
    title: 'Python 1.9 over stdio',
    revision: '2025-03-26',
    walk: python('v1.9', 'stdio'),
    lacks: lacksOfV1Point9,
  },
  { title: 'Python 1.30 over SSE', revision: '2025-11-25', walk: python('v1', 'sse'), lacks: lacksOfV1 },
  {
    title: 'Python 1.30 over Streamable HTTP',
    revision: '2025-11-25',
    walk: python('v1', 'http'),
    lacks: lacksOfV1,
  },
  { title: 'Python 1.30 over stdio', revision: '2025-11-25', walk: python('v1', 'stdio'), lacks: lacksOfV1 },
  { title: 'Python 2 over SSE', revision: '2025-11-25', walk: python('v2', 'sse') },
  { title: 'Python 2 over Streamable HTTP', revision: '2026-07-28', walk: python('v2', 'http') },
  { title: 'Python 2 over stdio', revision: '2026-07-28', walk: python('v2', 'stdio') },
]
