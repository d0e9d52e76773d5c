/**
 * Keeps the process alive if stdout or stderr can't be written (a full disk, a reader or terminal that is gone): what
 * can't be written is dropped. Calls `onStdoutFailure` for the first failure of stdout.
 */
export function outliveOutputs(onStdoutFailure: (error: NodeJS.ErrnoException) => void): void {
  outlive(process.stderr, () => undefined)
  outlive(process.stdout, onStdoutFailure)
}

function outlive(stream: NodeJS.WriteStream, onFailure: (error: NodeJS.ErrnoException) => void): void {
  // oclif has a listener that throws on everything except a reader that is gone.
  stream.removeAllListeners('error')
  stream.once('error', onFailure)
  stream.on('error', () => undefined)
}
