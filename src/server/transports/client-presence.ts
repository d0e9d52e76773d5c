import { fstatSync, readSync } from 'node:fs'

/**
 * Returns a check whether the client that started this process has gone: a writer learns that nobody reads only when it
 * writes. The check is false if that can't be known, because stdout is a file or a terminal.
 */
export function watchForClientGone(): () => boolean {
  const parent = process.ppid
  const stdout = fstatSync(1)
  if (stdout.isSocket()) return () => isAtEnd(1)
  // A pipe gives no sign. But if the client has died, this process has a new parent.
  return () => stdout.isFIFO() && process.ppid !== parent
}

/** Whether the other side of a socket is closed; otherwise reading would have to wait, and fails. */
function isAtEnd(socket: number): boolean {
  try {
    return readSync(socket, Buffer.alloc(1)) === 0
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'EAGAIN'
  }
}
