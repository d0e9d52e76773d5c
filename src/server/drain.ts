import { atMost } from '../at-most.js'
import type { Runner } from '../process/runner.js'

/** Waits for running calls, then stops those that are left; each is answered before this resolves. */
export async function drain(runner: Pick<Runner, 'idle' | 'stopAll'>, timeoutMs: number): Promise<void> {
  await atMost(runner.idle(), timeoutMs)
  runner.stopAll()
  await runner.idle()
  // Answers are made a few turns of the event loop after their programs have ended.
  await new Promise((done) => setImmediate(done))
}
