/**
 * From now on a stdout or stderr that can't be written (a full disk, a reader or a terminal that is gone) does not end
 * the process: what can't be written is left out. For stdout that is said on stderr, once.
 */
export function outliveOutputs(): void {
  outlive(process.stderr, () => undefined)
  outlive(process.stdout, (error) => {
    process.stderr.write(`smcp: stdout can't be written: ${error.message}. Going on without it.\n`)
  })
}

function outlive(stream: NodeJS.WriteStream, onFailure: (error: Error) => void): void {
  // oclif has a listener there that throws, for anything but a reader that has gone.
  stream.removeAllListeners('error')
  stream.once('error', onFailure)
  stream.on('error', () => undefined)
}
