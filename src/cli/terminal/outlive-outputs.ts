/**
 * From now on a stdout or stderr that can't be written (a full disk, a reader or a terminal that is gone) does not end
 * the process: what can't be written is left out. `onStdoutFailure` is told of the first time.
 */
export function outliveOutputs(onStdoutFailure: (error: NodeJS.ErrnoException) => void): void {
  outlive(process.stderr, () => undefined)
  outlive(process.stdout, onStdoutFailure)
}

function outlive(stream: NodeJS.WriteStream, onFailure: (error: NodeJS.ErrnoException) => void): void {
  // oclif has a listener there that throws, for anything but a reader that has gone.
  stream.removeAllListeners('error')
  stream.once('error', onFailure)
  stream.on('error', () => undefined)
}
