import { watchTerminal } from './closed-terminal.js'

const exitCodes = { SIGINT: 130, SIGTERM: 143 } as const

/**
 * Resolves with the first SIGINT or SIGTERM, when the terminal is closed, or with `ended`. From then on a second signal
 * ends the process at once, with 130 or 143. A SIGHUP that is no closed terminal is `onHangup`.
 */
export async function untilStopped(ended: Promise<void>, onHangup: () => void): Promise<void> {
  let stop: () => void = () => undefined
  const stopped = new Promise<void>((done) => {
    stop = done
  })
  const terminal = watchTerminal()
  process.on('SIGHUP', () => {
    if (terminal.isClosed()) stop()
    else onHangup()
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
