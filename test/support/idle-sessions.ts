import type { HealthReport } from '../../src/server/health.js'
import { openListen } from './modern-mcp.js'
import { initialize, openSession, openSse, post } from './raw-mcp.js'

/** Opens so many sessions that do nothing; what it returns resolves when all of the server are closed. */
type OpenIdle = (url: string, count: number) => Promise<() => Promise<void>>

const initialized = { jsonrpc: '2.0', method: 'notifications/initialized' }

/** Sessions as clients leave them between two calls, by their kinds. */
export const openIdle: Readonly<Record<string, OpenIdle>> = {
  SSE: many(async (url) => {
    const { endpoint, close } = await openSse(url)
    for (const message of [initialize, initialized])
      await (await post(new URL(endpoint, url).href, message)).text()
    return close
  }),
  '/mcp without a stream': many(async (url) => {
    const session = await openSession(url)
    await (await session.post(initialized)).text()
    return session.end
  }),
  '/mcp with a stream': many(async (url) => {
    const session = await openSession(url)
    await (await session.post(initialized)).text()
    const stream = await session.openStream(new AbortController().signal)
    return async () => {
      await session.end()
      // Held until here: a response that nobody holds is closed.
      await stream.body?.cancel()
    }
  }),
  'subscriptions/listen': many(async (url) => (await openListen(url)).close),
}

async function sessionsOf(url: string): Promise<number> {
  return ((await (await fetch(`${url}/health`)).json()) as HealthReport).sessions
}

function many(open: (url: string) => Promise<() => Promise<void>>): OpenIdle {
  return async (url, count) => {
    const closes: (() => Promise<void>)[] = []
    // One after the other: a burst would leave buffers behind that no idle session has.
    for (let n = 0; n < count; n += 1) closes.push(await open(url))
    return async () => {
      await Promise.all(closes.map((close) => close()))
      while ((await sessionsOf(url)) > 0) await new Promise(setImmediate)
    }
  }
}
