import type { Call } from './handler.js'

/**
 * Tells the client every so often that its request is still at work, waiting for a place included, until the work is
 * settled: the progress is the seconds that have passed. Nothing where the client gave no progress token, or where
 * `everyMs` is undefined. Hosts give up on a call that says nothing for a minute:
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
    notify('notifications/progress', { progressToken, progress, message: `at work for ${progress} s` })
  }, everyMs)
  try {
    return await work()
  } finally {
    clearInterval(timer)
  }
}
