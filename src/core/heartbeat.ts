import type { Progress } from './progress.js'

/**
 * Tells the client at intervals that its request is still in progress or waiting in the queue, until the work settles;
 * never if `everyMs` is undefined. Hosts give up on a call that sends nothing for a minute.
 */
export async function withHeartbeat<T>(
  progress: Progress,
  everyMs: number | undefined,
  work: () => Promise<T> | T,
): Promise<T> {
  if (everyMs === undefined) return work()
  const startedAt = performance.now()
  const timer = setInterval(() => {
    progress.beat(Math.round((performance.now() - startedAt) / 100) / 10)
  }, everyMs)
  try {
    return await work()
  } finally {
    clearInterval(timer)
  }
}
