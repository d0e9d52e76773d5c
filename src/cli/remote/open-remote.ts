import {
  SSEClientTransport,
  StreamableHTTPClientTransport,
  type Transport,
} from '@modelcontextprotocol/client'
import { typedUrl } from '../typed-url.js'
import { connectRemote, type ConnectOptions, type Remote } from './connect-remote.js'
import { connectionError, notMcp } from './connection-error.js'
import { openCommand } from './open-command.js'
import { placesOf, type Place } from './remote-address.js'
import type { RemoteTarget } from './remote-flags.js'
import { hasKey, requestHeaders } from './request-headers.js'
import { watchedFetch, type SeenAnswers } from './watched-fetch.js'

export type RemoteOptions = ConnectOptions & { readonly target: RemoteTarget }

/**
 * Connects to a server by the newest revision and the transport that it speaks, or starts one. Throws an SmcpError if none
 * answers, or nothing that is MCP.
 */
export async function openRemote({ target, ...options }: RemoteOptions): Promise<Remote> {
  if ('command' in target) return openCommand(target.command, options)
  const url = typedUrl(target.url)
  const headers = requestHeaders(url, target.header)
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
  options: ConnectOptions,
): Promise<Remote> {
  const seen: SeenAnswers = {}
  const url = place.url.href
  const wanted = {
    transport: transportTo(place, headers, seen),
    server: `The server at ${url}`,
    where: `at ${url}`,
    patienceSeconds: 10,
    failure: () => connectionError(url, seen, hasKey(headers)),
    noMcp: (error: unknown) => new NoMcpHere(notMcp(url, seen, error)),
  }
  return await connectRemote(wanted, options)
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
