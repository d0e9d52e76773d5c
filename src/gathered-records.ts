/**
 * Records of a log that are written together when a turn of the event loop ends: by then, the answers that they tell of
 * are on their way, and one write wakes whoever reads the log. None is lost if the process exits before.
 */
export class GatheredRecords {
  #records: string[] = []

  constructor(private readonly writeAll: (records: readonly string[]) => void) {}

  add(record: string): void {
    if (this.#records.push(record) > 1) return
    setImmediate(this.write)
    process.once('exit', this.write)
  }

  /** Writes what there is now. */
  readonly write = (): void => {
    const records = this.#records
    if (records.length === 0) return
    this.#records = []
    process.off('exit', this.write)
    this.writeAll(records)
  }
}
