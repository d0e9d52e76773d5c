import { watchTerminal } from './closed-terminal.js'
import { signalExitCodes } from './exit-at-signals.js'

/**
 * Resolves at the first SIGINT or SIGTERM, when the terminal is closed, or with `ended`. After that, a second signal,
 * or `patienceMs` after the first, ends the process at once with 130 or 143, and so all programs that still run. Calls
 * `onHangup` for a SIGHUP that is not from a closed terminal.
 */
export async function untilStopped(
  ended: Promise<void>,
  onHangup: () => void,
  patienceMs?: number,
): Promise<void> {
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
      const exit = (): never => process.exit(signalExitCodes[signal])
      signals += 1
      if (signals > 1) exit()
      if (patienceMs !== undefined) setTimeout(exit, patienceMs).unref()
      stop()
    })
  }
  await Promise.race([stopped, ended])
}
