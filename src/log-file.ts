import { closeSync, existsSync, openSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { createStream, type Options, type RotatingFileStream } from 'rotating-file-stream'
import { makeFolder } from './make-folder.js'

/**
 * A log file that is rotated, and that nothing can end: what can't be written is left out, and the next line tries
 * again. The names are those that the Python server's users know: mcp.log, mcp.log.1, mcp.log.2.
 */
export class LogFile {
  #stream: RotatingFileStream
  /** False before the file is open and while it is rotated: then it need not be there. */
  #isOpen = false

  /** Throws where the file can't be opened; what goes wrong later is told to `onFailure`, once. */
  constructor(
    private readonly path: string,
    private readonly rotation: Options,
    private readonly onFailure: (error: Error) => void,
  ) {
    openOnce(path)
    this.#stream = this.#open()
  }

  write(line: string): void {
    const isGone = this.#isOpen && !existsSync(this.path)
    if (isGone) this.#stream.end()
    if (isGone || this.#stream.destroyed) this.#stream = this.#open()
    this.#stream.write(line)
  }

  /** Writes what is left and closes the file. */
  async close(): Promise<void> {
    const stream = this.#stream
    if (!stream.destroyed) await new Promise<void>((done) => stream.end(done))
  }

  #open(): RotatingFileStream {
    this.#isOpen = false
    const name = (index: Date | number | null): string =>
      index === null ? this.path : `${this.path}.${Number(index)}`
    const stream = createStream(name, this.rotation)
    stream.on('open', () => (this.#isOpen = true))
    stream.on('rotation', () => (this.#isOpen = false))
    stream.on('error', (error) => {
      if (!this.#hasFailed) this.onFailure(error)
      this.#hasFailed = true
    })
    return stream
  }

  #hasFailed = false
}

/** What is no file, such as a device, can't be rotated. */
function openOnce(path: string): void {
  makeFolder(dirname(path))
  if (statSync(path, { throwIfNoEntry: false })?.isFile() === false) throw new Error('it is not a file')
  closeSync(openSync(path, 'a'))
}
