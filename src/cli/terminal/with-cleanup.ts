import { exitAtSignals } from './exit-at-signals.js'

/** Does work and cleans up after it, even if a signal ends the process in the meantime. */
export async function withCleanup<T>(cleanUp: () => void, work: () => Promise<T>): Promise<T> {
  process.once('exit', cleanUp)
  try {
    return await exitAtSignals(work)
  } finally {
    process.off('exit', cleanUp)
    cleanUp()
  }
}
