import { signalExitCodes, type EndingSignal } from './exit-at-signals.js'

const signals = Object.keys(signalExitCodes) as EndingSignal[]

/** Does work that the first signal aborts, so that it may end in peace; a second one exits the process at once. */
export async function abortAtSignals<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController()
  const onSignal = (signal: EndingSignal): void => {
    if (controller.signal.aborted) process.exit(signalExitCodes[signal])
    controller.abort()
  }
  // Not once: where nobody else listens, a spinner or a prompt would have the signal kill the process.
  for (const signal of signals) process.on(signal, onSignal)
  try {
    return await work(controller.signal)
  } finally {
    for (const signal of signals) process.off(signal, onSignal)
  }
}
