import { closeSync, existsSync, openSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { createStream, type Options, type RotatingFileStream } from 'rotating-file-stream'
import { makeFolder } from './make-folder.js'

/**
 * A rotated log file that survives every failure: a line that can't be written is dropped, and the next one tries again.
 * The names are those of the Python server: mcp.log, mcp.log.1, mcp.log.2.
 */
export class LogFile {
  #stream: RotatingFileStream
  /** False before the file is open and while it is rotated, when it may be missing. */
  #isOpen = false

  /** Throws if the file can't be opened. Calls `onFailure` for the first failure after that. */
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

/** Opens the file once to see that it can be written. Throws if it is not a regular file: a device can't be rotated. */
function openOnce(path: string): void {
  makeFolder(dirname(path))
  if (statSync(path, { throwIfNoEntry: false })?.isFile() === false) throw new Error('it is not a file')
  closeSync(openSync(path, 'a'))
}
