/** A line without an end is passed on in pieces of this size, so that it fills no memory. */
const heldBytesMax = 64 * 1024

/** Passes on whole lines of what arrives in pieces. */
export class LineBuffer {
  #held: Buffer[] = []
  #heldBytes = 0

  constructor(private readonly onLines: (bytes: Buffer) => void) {}

  write(chunk: Buffer): void {
    const end = chunk.lastIndexOf('\n') + 1
    if (end > 0) this.#pass(chunk.subarray(0, end))
    const rest = chunk.subarray(end)
    if (rest.length === 0) return
    this.#held.push(rest)
    this.#heldBytes += rest.length
    if (this.#heldBytes > heldBytesMax) this.#pass(Buffer.alloc(0))
  }

  /** Passes on what has no line end. */
  end(): void {
    if (this.#heldBytes > 0) this.#pass(Buffer.alloc(0))
  }

  #pass(more: Buffer): void {
    const bytes = Buffer.concat([...this.#held, more])
    this.#held = []
    this.#heldBytes = 0
    this.onLines(bytes)
  }
}
