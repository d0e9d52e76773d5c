import {
  Client,
  SSEClientTransport,
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
import { typedUrl } from '../typed-url.js'
import { connectionError, notMcp } from './connection-error.js'
import { placesOf, type Place } from './remote-address.js'
import { hasKey, requestHeaders } from './request-headers.js'
import { watchedFetch, type SeenAnswers } from './watched-fetch.js'

const connectSeconds = 10
/** The time that a server has to end its session; one that hangs ends none. */
const goodbyeMs = 2000

/** Any server of MCP, connected. */
export interface Remote {
  readonly client: Client
  readonly url: string
  /** Why the server can't be used, by what it has answered last; undefined: by nothing that is known here. */
  readonly failure: () => SmcpError | undefined
  /** `MCP 2026-07-28 with smcp 0.1.0 at http://127.0.0.1:8000/mcp` */
  readonly words: string
  /** Its tools, of all pages. Throws an SmcpError if it does not say. */
  readonly tools: (signal: AbortSignal) => Promise<readonly McpTool[]>
  readonly close: () => Promise<void>
}

export interface RemoteOptions {
  readonly url: string
  /** The words of `--header`. */
  readonly header?: readonly string[] | undefined
  readonly version: string
  /** What can be asked here, in MCP's words. */
  readonly capabilities?: ClientCapabilities
  readonly signal: AbortSignal
}

/**
 * Connects to a server by the newest revision and the transport that it speaks. Throws an SmcpError if none answers
 * there, or nothing that is MCP.
 */
export async function openRemote(options: RemoteOptions): Promise<Remote> {
  const url = typedUrl(options.url)
  const headers = requestHeaders(url, options.header)
  let first: unknown
  for (const place of placesOf(url))
    try {
      return await openAt(place, headers, options)
    } catch (error) {
      if (!(error instanceof NoMcpHere)) throw error
      first ??= error.why
    }
  throw first
}

/** Something answers at this place, and another may still do. */
class NoMcpHere extends Error {
  constructor(readonly why: Error) {
    super(why.message)
  }
}

async function openAt(
  place: Place,
  headers: Record<string, string>,
  { signal, capabilities = {}, version }: RemoteOptions,
): Promise<Remote> {
  const seen: SeenAnswers = {}
  const client = new Client(
    { name: 'smcp', version },
    { capabilities, versionNegotiation: { mode: 'auto' }, inputRequired: { autoFulfill: false } },
  )
  const url = place.url.href
  const failure = (): SmcpError | undefined => connectionError(url, seen, hasKey(headers))
  const late = AbortSignal.timeout(connectSeconds * 1000)
  const transport = transportTo(place, headers, seen)
  try {
    await abortable(client.connect(transport), AbortSignal.any([signal, late]))
  } catch (error) {
    await client.close()
    if (signal.aborted) throw new CancelledError('Cancelled')
    if (late.aborted)
      throw new UnreachableError(
        `The server at ${url} does not answer: it took longer than ${connectSeconds} s`,
      )
    throw failure() ?? new NoMcpHere(notMcp(url, seen, error))
  }
  const { name = '', version: itsVersion = '' } = client.getServerVersion() ?? {}
  return {
    client,
    url,
    failure,
    words: `MCP ${client.getNegotiatedProtocolVersion() ?? ''} with ${name} ${itsVersion} at ${url}`,
    tools: (asking) => toolsOf(client, url, failure, asking),
    close: () => closeAll(client, transport),
  }
}

async function toolsOf(
  client: Client,
  url: string,
  failure: Remote['failure'],
  signal: AbortSignal,
): Promise<readonly McpTool[]> {
  try {
    return (await client.listTools(undefined, { signal })).tools
  } catch (error) {
    if (signal.aborted) throw new CancelledError('Cancelled')
    throw (
      failure() ??
      new UnexpectedAnswerError(`The server at ${url} does not list its tools: ${messageOf(error)}`, {
        cause: error,
      })
    )
  }
}

function transportTo(
  { url, transport }: Place,
  headers: Record<string, string>,
  seen: SeenAnswers,
): Transport {
  const options = { requestInit: { headers }, fetch: watchedFetch(seen) }
  return transport === 'http'
    ? new StreamableHTTPClientTransport(url, options)
    : // eslint-disable-next-line @typescript-eslint/no-deprecated -- older servers, and Letta's, speak it
      new SSEClientTransport(url, options)
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
