import { closeSync, openSync } from 'node:fs'
import { devNull } from 'node:os'
import { isatty } from 'node:tty'

/** Tells whether the terminal at which this process was started has been closed. */
export interface TerminalWatch {
  readonly isClosed: () => boolean
}

/**
 * Watches the terminal of this process, if it has one, to tell a closed window from a SIGHUP that somebody sends. Also
 * keeps Node 20 from dying of a signal at its exit when the terminal is gone.
 */
export function watchTerminal(): TerminalWatch {
  const descriptors = [0, 1, 2].filter((descriptor) => isatty(descriptor))
  const gone = (): number[] => descriptors.filter((descriptor) => !isatty(descriptor))
  // At exit, Node restores the terminal's mode and aborts if that fails, so no descriptor of it may be left.
  process.once('exit', () => {
    gone().forEach(replaceByNothing)
  })
  return { isClosed: () => gone().length > 0 }
}

/** Replaces a descriptor by the null device: open takes the lowest free one, which was just closed. */
function replaceByNothing(descriptor: number): void {
  closeSync(descriptor)
  openSync(devNull, 'r+')
}
