const exitCodes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const
const signals = Object.keys(exitCodes) as (keyof typeof exitCodes)[]

/** Does work and cleans up after it, even if a signal ends the process in the meantime. */
export async function withCleanup<T>(cleanUp: () => void, work: () => Promise<T>): Promise<T> {
  const leave = (signal: keyof typeof exitCodes): void => {
    cleanUp()
    process.exit(exitCodes[signal])
  }
  signals.forEach((signal) => process.once(signal, leave))
  try {
    return await work()
  } finally {
    signals.forEach((signal) => process.off(signal, leave))
    cleanUp()
  }
}
