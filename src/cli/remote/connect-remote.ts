import {
  Client,
  StreamableHTTPClientTransport,
  type ClientCapabilities,
  type Tool as McpTool,
  type Transport,
} from '@modelcontextprotocol/client'
import { atMost } from '../../at-most.js'
import {
  CancelledError,
  messageOf,
  UnexpectedAnswerError,
  UnreachableError,
  type SmcpError,
} from '../../errors.js'

/** The time that a server has to end its session; one that hangs ends none. */
const goodbyeMs = 2000

/** Any server of MCP, connected. */
export interface Remote {
  readonly client: Client
  /** `The server at http://127.0.0.1:8000/mcp`, as a sentence begins. */
  readonly server: string
  /** Why it can't be used, by the error and by what it has answered last; undefined: by nothing that is known here. */
  readonly failure: (error?: unknown) => SmcpError | undefined
  /** `MCP 2026-07-28 with smcp 0.1.0 at http://127.0.0.1:8000/mcp`, or `over stdio` */
  readonly words: string
  /** Its tools, of all pages. Throws an SmcpError if it does not say. */
  readonly tools: (signal: AbortSignal) => Promise<readonly McpTool[]>
  readonly close: () => Promise<void>
}

export interface ConnectOptions {
  readonly version: string
  /** What can be asked here, in MCP's words. */
  readonly capabilities?: ClientCapabilities
  readonly signal: AbortSignal
}

/** A server that is to be connected. */
interface Wanted {
  readonly transport: Transport
  readonly server: string
  /** `at http://127.0.0.1:8000/mcp` */
  readonly where: string
  /** How long it may take until it is connected. */
  readonly patienceSeconds: number
  readonly failure: Remote['failure']
  /** The error for what does not speak MCP there. */
  readonly noMcp: (error: unknown) => Error
}

/** Connects to a server by the newest revision that it speaks. Throws an SmcpError, or what `noMcp` makes. */
export async function connectRemote(wanted: Wanted, options: ConnectOptions): Promise<Remote> {
  const { transport, server, where, patienceSeconds, failure, noMcp } = wanted
  const { signal, capabilities = {}, version } = options
  const client = new Client(
    { name: 'smcp', version },
    { capabilities, versionNegotiation: { mode: 'auto' }, inputRequired: { autoFulfill: false } },
  )
  const late = AbortSignal.timeout(patienceSeconds * 1000)
  try {
    await abortable(client.connect(transport), AbortSignal.any([signal, late]))
  } catch (error) {
    const why = failure(error)
    // A process by which the SDK asks for the revision is no business of its client yet.
    await transport.close()
    await client.close()
    if (signal.aborted) throw new CancelledError('Cancelled')
    if (late.aborted)
      throw new UnreachableError(`${server} does not answer: it took longer than ${patienceSeconds} s`)
    throw why ?? noMcp(error)
  }
  const { name = '', version: itsVersion = '' } = client.getServerVersion() ?? {}
  return {
    client,
    server,
    failure,
    words: `MCP ${client.getNegotiatedProtocolVersion() ?? ''} with ${name} ${itsVersion} ${where}`,
    tools: (asking) => toolsOf(client, { server, failure }, asking),
    close: () => closeAll(client, transport),
  }
}

async function toolsOf(
  client: Client,
  { server, failure }: Pick<Remote, 'server' | 'failure'>,
  signal: AbortSignal,
): Promise<readonly McpTool[]> {
  try {
    return (await client.listTools(undefined, { signal })).tools
  } catch (error) {
    if (signal.aborted) throw new CancelledError('Cancelled')
    throw (
      failure(error) ??
      new UnexpectedAnswerError(`${server} does not list its tools: ${messageOf(error)}`, { cause: error })
    )
  }
}

/** The SDK's clients have no signal for all that they do to connect. */
async function abortable<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  let onAbort: () => void = () => undefined
  const aborted = new Promise<never>((_done, fail) => {
    onAbort = () => {
      fail(new Error('aborted'))
    }
    signal.addEventListener('abort', onAbort)
    if (signal.aborted) onAbort()
  })
  return Promise.race([work, aborted]).finally(() => {
    signal.removeEventListener('abort', onAbort)
  })
}

/** Ends the session of a server that has one, too. */
async function closeAll(client: Client, transport: Transport): Promise<void> {
  if (transport instanceof StreamableHTTPClientTransport)
    await atMost(
      transport.terminateSession().catch(() => undefined),
      goodbyeMs,
    )
  await client.close()
}
