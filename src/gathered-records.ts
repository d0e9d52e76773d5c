/** So long a record waits for others at most: nobody who reads a log notices it. */
const gatherMs = 20

/**
 * Records of a log that are written together, soon after the first of them: by then, the answers that they tell of are on
 * their way, and one write wakes whoever reads the log. None is lost if the process exits before; if it is killed, those
 * of the last 20 ms are.
 */
export class GatheredRecords {
  #records: string[] = []
  #soon: NodeJS.Timeout | undefined

  constructor(private readonly writeAll: (records: readonly string[]) => void) {}

  add(record: string): void {
    if (this.#records.push(record) > 1) return
    this.#soon = setTimeout(this.write, gatherMs).unref()
    process.once('exit', this.write)
  }

  /** Writes what there is now. */
  readonly write = (): void => {
    const records = this.#records
    if (records.length === 0) return
    this.#records = []
    process.off('exit', this.write)
    clearTimeout(this.#soon)
    this.writeAll(records)
  }
}
