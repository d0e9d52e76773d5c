import { appendFileSync, existsSync, renameSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { makeFolder } from './make-folder.js'

export interface LogRotation {
  /** The size at which a new file is begun; undefined: none. */
  readonly bytesMax?: number
  /** Begins a new file every day. */
  readonly isDaily?: boolean
  /** How many old files are kept. */
  readonly kept: number
}

/**
 * A rotated log file that survives every failure: a line that can't be written is dropped, and the next one tries again.
 * A line is in the file when `write` returns, whatever becomes of the process; to wait for it would also cost several
 * times as much CPU. The names are those of the Python server: mcp.log, mcp.log.1, mcp.log.2.
 */
export class LogFile {
  #hasFailed = false

  /** Throws if the file can't be opened. Calls `onFailure` for the first failure after that. */
  constructor(
    private readonly path: string,
    private readonly rotation: LogRotation,
    private readonly onFailure: (error: Error) => void,
  ) {
    this.#append('')
  }

  write(line: string): void {
    try {
      this.#append(line)
    } catch (error) {
      if (!this.#hasFailed) this.onFailure(error as Error)
      this.#hasFailed = true
    }
  }

  /** Opens the file by its path each time: somebody may have moved or removed it. */
  #append(line: string): void {
    const found = statSync(this.path, { throwIfNoEntry: false })
    if (!found) makeFolder(dirname(this.path))
    // A device can't be rotated.
    else if (!found.isFile()) throw new Error('it is not a file')
    else if (this.#isFull(found)) this.#rotate()
    appendFileSync(this.path, line)
  }

  #isFull({ size, mtime }: { readonly size: number; readonly mtime: Date }): boolean {
    const { bytesMax = Infinity, isDaily = false } = this.rotation
    return size >= bytesMax || (isDaily && mtime.toDateString() !== new Date().toDateString())
  }

  #rotate(): void {
    const nameOf = (index: number): string => (index === 0 ? this.path : `${this.path}.${index}`)
    for (let index = this.rotation.kept; index > 0; index -= 1)
      if (existsSync(nameOf(index - 1))) renameSync(nameOf(index - 1), nameOf(index))
  }
}
