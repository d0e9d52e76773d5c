import { fstatSync, readSync } from 'node:fs'

/**
 * Looks whether the client that started this process has gone: a writer is told that nobody reads only when it writes.
 * False where that can't be found out: stdout is a file or a terminal.
 */
export function watchForClientGone(): () => boolean {
  const parent = process.ppid
  const stdout = fstatSync(1)
  if (stdout.isSocket()) return () => isAtEnd(1)
  // Of a pipe nothing tells. A client that died has left its child to another process.
  return () => stdout.isFIFO() && process.ppid !== parent
}

/** A socket whose other side is closed is at its end; else reading would have to wait, and fails. */
function isAtEnd(socket: number): boolean {
  try {
    return readSync(socket, Buffer.alloc(1)) === 0
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'EAGAIN'
  }
}
