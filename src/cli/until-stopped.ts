const exitCodes = { SIGINT: 130, SIGTERM: 143 } as const

/**
 * Resolves with the first SIGINT or SIGTERM, or with `ended`. From then on a second signal ends the process at once,
 * with 130 or 143.
 */
export async function untilStopped(ended: Promise<void>): Promise<void> {
  let stop: () => void = () => undefined
  const stopped = new Promise<void>((done) => {
    stop = done
  })
  let signals = 0
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      signals += 1
      if (signals > 1) process.exit(exitCodes[signal])
      stop()
    })
  }
  await Promise.race([stopped, ended])
}
