import { serveStdio } from '@modelcontextprotocol/server/stdio'
import type { Change } from '../../core/changes.js'
import type { Logger } from '../../logging.js'
import type { McpServerFactory } from '../mcp-adapter.js'
import type { PlainServer } from '../plain-server.js'
import { refuseTaskSubscription } from '../task-subscriptions.js'
import { AnsweringTransport } from './answering-transport.js'
import { watchForClientGone } from './client-presence.js'
import { StdioTransport } from './stdio-transport.js'

/** How often to check that the client is still there while answers are pending. */
const presenceMs = 200

export interface StdioConnection {
  /** Resolves when the client has closed stdin; requests that it sent before may still be in progress. */
  readonly inputEnded: Promise<void>
  /** Resolves when all requests are answered, or when the client is gone. Call it after the input has ended. */
  readonly answered: () => Promise<void>
  readonly notify: (change: Change) => void
  readonly close: () => Promise<void>
}

/** Speaks MCP of both eras on stdin and stdout. stdout is for the protocol alone: everything else goes to stderr. */
export function serveOnStdio(
  createServer: McpServerFactory,
  unreadBytesMax: number,
  logger: Logger,
): StdioConnection {
  const transport = new AnsweringTransport(
    new StdioTransport(process.stdin, process.stdout, unreadBytesMax),
    refuseTaskSubscription,
  )
  // One server for the connection, and one that is discarded if the client only probes for the era.
  const servers = new Set<PlainServer>()
  const create = (): PlainServer => {
    const mcp = createServer({})
    servers.add(mcp)
    return mcp
  }
  const connection = serveStdio(create, {
    transport,
    onerror: (error) => {
      logger.debug(`stdio: ${error.message}`)
    },
  })
  const isClientGone = watchForClientGone()
  const unread = whenFailed(process.stdout)
  return {
    inputEnded: Promise.race([whenEnded(process.stdin), unread]),
    answered: () => Promise.race([transport.answered(), unread, whenTrue(isClientGone)]),
    notify: (change) => {
      for (const mcp of servers) mcp.notify(change)
    },
    close: () => connection.close(),
  }
}

async function whenEnded(stdin: NodeJS.ReadStream): Promise<void> {
  await new Promise((done) => stdin.once('end', done).once('close', done))
  // By then the transport has read the last line.
  await new Promise((done) => setImmediate(done))
}

function whenFailed(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((done) =>
    stream.once('error', () => {
      done()
    }),
  )
}

function whenTrue(condition: () => boolean): Promise<void> {
  return new Promise((done) => {
    const look = (): void => {
      if (condition()) done()
      else setTimeout(look, presenceMs).unref()
    }
    look()
  })
}
