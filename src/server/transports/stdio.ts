import { serveStdio } from '@modelcontextprotocol/server/stdio'
import type { McpServer } from '@modelcontextprotocol/server'
import type { Logger } from '../../logging.js'
import type { McpServerFactory } from '../mcp-adapter.js'
import { StdioTransport } from './stdio-transport.js'

export interface StdioConnection {
  /** Resolves when the client closes stdin. */
  readonly ended: Promise<void>
  readonly notifyToolsChanged: () => void
  readonly close: () => Promise<void>
}

/** Speaks MCP, both eras, on stdin and stdout. stdout is the protocol's alone: everything else goes to stderr. */
export function serveOnStdio(createServer: McpServerFactory, logger: Logger): StdioConnection {
  const ended = new Promise<void>((done) => {
    process.stdin.once('end', done)
    process.stdin.once('close', done)
    // The client is gone and nobody reads: the same end.
    process.stdout.once('error', () => {
      done()
    })
  })
  // One server for the connection, and one that is thrown away where the client only probes for the era.
  const servers = new Set<McpServer>()
  const create = (): McpServer => {
    const mcp = createServer({})
    servers.add(mcp)
    return mcp
  }
  const connection = serveStdio(create, {
    transport: new StdioTransport(process.stdin, process.stdout),
    onerror: (error) => {
      logger.debug(`stdio: ${error.message}`)
    },
  })
  const notifyToolsChanged = (): void => {
    for (const mcp of servers) if (mcp.isConnected()) mcp.sendToolListChanged()
  }
  return { ended, notifyToolsChanged, close: () => connection.close() }
}
