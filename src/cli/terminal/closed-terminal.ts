import { closeSync, openSync } from 'node:fs'
import { devNull } from 'node:os'
import { isatty } from 'node:tty'

/** Whether a terminal that this process was started at has been closed since. */
export interface TerminalWatch {
  readonly isClosed: () => boolean
}

/**
 * Looks at the terminal of this process, if it has one: a window that is closed is told from a SIGHUP that somebody
 * sends. Node 20 dies of a signal in its last moment where its terminal is gone, so that is taken care of, too.
 */
export function watchTerminal(): TerminalWatch {
  const descriptors = [0, 1, 2].filter((descriptor) => isatty(descriptor))
  const gone = (): number[] => descriptors.filter((descriptor) => !isatty(descriptor))
  // It would put the terminal back as it was, and checks that this succeeds: there must be none any more.
  process.once('exit', () => {
    gone().forEach(replaceByNothing)
  })
  return { isClosed: () => gone().length > 0 }
}

/** Takes the lowest free descriptor: the one that was just closed. */
function replaceByNothing(descriptor: number): void {
  closeSync(descriptor)
  openSync(devNull, 'r+')
}
