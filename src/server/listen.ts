import type { RequestListener, Server } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ConfigError, messageOf } from '../errors.js'

/** Listens, or throws a ConfigError that names the likely reason and the cure. */
export async function listen(app: RequestListener, host: string, port: number): Promise<Server> {
  // Node's own limits (60 s, 300 s) let a slow client hold a socket for minutes; streams of answers are not touched by these.
  const server = createServer(
    { headersTimeout: 15_000, requestTimeout: 15_000, connectionsCheckingInterval: 1000 },
    app,
  )
  try {
    await new Promise<void>((listening, failed) => {
      server.once('error', failed)
      server.listen(port, host, listening)
    })
  } catch (error) {
    throw listenError(error as NodeJS.ErrnoException, host, port)
  }
  return server
}

/** The address that a client on this machine uses: a bind to everything is reached by loopback. */
export function baseUrl(server: Server, host: string): string {
  const { port } = server.address() as AddressInfo
  return addressUrl(host, port)
}

/** The same where it is not this process that listens. */
export function addressUrl(host: string, port: number): string {
  return `http://${nameInUrl(host)}:${port}`
}

function nameInUrl(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1'
  return host.includes(':') ? `[${host}]` : host
}

/** Stops accepting at once. The returned function closes what is left, after the answers that are being sent. */
export function stopListening(server: Server): (lastWordMs: number) => Promise<void> {
  const closed = new Promise<void>((done) =>
    server.close(() => {
      done()
    }),
  )
  server.closeIdleConnections()
  return async (lastWordMs) => {
    server.closeIdleConnections()
    const timer = setTimeout(() => {
      server.closeAllConnections()
    }, lastWordMs)
    await closed.finally(() => {
      clearTimeout(timer)
    })
  }
}

function listenError(error: NodeJS.ErrnoException, host: string, port: number): ConfigError {
  const cures: Readonly<Record<string, [string, string]>> = {
    EADDRINUSE: [
      `Port ${port} on ${host} is in use`,
      'Stop what listens there, or take another with --port; 0 takes a free one.',
    ],
    EACCES: [`Port ${port} may not be opened by this user`, 'Take one above 1023 with --port.'],
    EADDRNOTAVAIL: [`${host} is no address of this machine`, 'Use 127.0.0.1, or 0.0.0.0 with a key.'],
    ENOTFOUND: [`${host} is no host name that is known`, 'Use 127.0.0.1, or 0.0.0.0 with a key.'],
  }
  const [message, hint] = cures[error.code ?? ''] ?? [
    `Can't listen on ${host}:${port}: ${messageOf(error)}`,
    undefined,
  ]
  return new ConfigError(message, { hint, cause: error })
}
