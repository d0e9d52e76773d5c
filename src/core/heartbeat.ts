import type { Call } from './handler.js'

/**
 * Tells the client at intervals that its request is still in progress or waiting in the queue, until the work settles.
 * `progress` is the seconds that have passed. Sends nothing if the client gave no progress token or `everyMs` is
 * undefined. Hosts give up on a call that sends nothing for a minute:
 * https://modelcontextprotocol.io/specification/2025-11-25/basic/utilities/progress
 */
export async function withHeartbeat<T>(
  { progressToken, notify }: Call,
  everyMs: number | undefined,
  work: () => Promise<T> | T,
): Promise<T> {
  if (progressToken === undefined || everyMs === undefined) return work()
  const startedAt = performance.now()
  const timer = setInterval(() => {
    const progress = Math.round((performance.now() - startedAt) / 100) / 10
    notify('notifications/progress', { progressToken, progress, message: `in progress for ${progress} s` })
  }, everyMs)
  try {
    return await work()
  } finally {
    clearInterval(timer)
  }
}
