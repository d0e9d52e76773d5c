/** The exit code of a process that ends at a signal. */
export const signalExitCodes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const
export type EndingSignal = keyof typeof signalExitCodes
const signals = Object.keys(signalExitCodes) as EndingSignal[]

/**
 * Does work during which a signal exits the process with 130, 143 or 129 and does not just kill it: what is bound to the
 * exit is done, so that programs are ended and temporary folders removed.
 */
export async function exitAtSignals<T>(work: () => Promise<T>): Promise<T> {
  const leave = (signal: EndingSignal): void => {
    process.exit(signalExitCodes[signal])
  }
  signals.forEach((signal) => process.once(signal, leave))
  try {
    return await work()
  } finally {
    signals.forEach((signal) => process.off(signal, leave))
  }
}
