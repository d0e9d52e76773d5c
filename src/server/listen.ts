import type { RequestListener, Server } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ConfigError, messageOf } from '../errors.js'

/** Listens, or throws a ConfigError that says why it can't and what to do. */
export async function listen(app: RequestListener, host: string, port: number): Promise<Server> {
  // Node's defaults (60 s, 300 s) let a slow client hold a socket for minutes; these limits do not affect streams of
  // answers.
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

/** The URL for a client on this machine: a server on every address is reached by loopback. */
export function baseUrl(server: Server, host: string): string {
  const { port } = server.address() as AddressInfo
  return addressUrl(host, port)
}

/** The same for another process's server. */
export function addressUrl(host: string, port: number): string {
  return `http://${nameInUrl(host)}:${port}`
}

function nameInUrl(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1'
  return host.includes(':') ? `[${host}]` : host
}

/** Stops accepting connections at once. The returned function closes the rest after the answers that are being sent. */
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
      'Stop what is listening there, or choose another with --port; 0 takes a free one.',
    ],
    EACCES: [`This user may not open port ${port}`, 'Choose one above 1023 with --port.'],
    EADDRNOTAVAIL: [`${host} is not an address of this machine`, 'Use 127.0.0.1, or 0.0.0.0 with a key.'],
    ENOTFOUND: [`${host} is not a known host name`, 'Use 127.0.0.1, or 0.0.0.0 with a key.'],
  }
  const [message, hint] = cures[error.code ?? ''] ?? [
    `Can't listen on ${host}:${port}: ${messageOf(error)}`,
    undefined,
  ]
  return new ConfigError(message, { hint, cause: error })
}
