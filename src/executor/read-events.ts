import { eventIn, type ProgramEvent } from './program-event.js'

/** A longer line is no event, so that a program without newlines fills no memory. */
const lineBytesMax = 64 * 1024

/**
 * Splits a program's stderr, as it arrives, into its events and its diagnostics: everything else, byte by byte and in
 * its place. Only a line that may be an event waits for its end.
 */
export class EventSplitter {
  /** What has arrived of a line that may be an event, as latin1; undefined within a line that is none. */
  #held: string | undefined = ''

  constructor(
    private readonly onEvent: (event: ProgramEvent) => void,
    private readonly onDiagnostics: (bytes: Buffer) => void = () => undefined,
  ) {}

  write(chunk: Buffer): void {
    if (chunk.length === 0) return
    let diagnostics = ''
    for (const piece of linesOf(chunk)) {
      const found = this.#take(piece)
      if (typeof found === 'string') diagnostics += found
      else {
        this.#show(diagnostics)
        diagnostics = ''
        this.onEvent(found)
      }
    }
    this.#show(diagnostics)
  }

  /** Must be called when stderr has ended: its last line may have no end. */
  end(): void {
    const rest = this.#held ?? ''
    this.#held = ''
    const event = eventOf(rest)
    if (event) this.onEvent(event)
    else this.#show(rest)
  }

  /** An event whose line has ended; or the diagnostics that are now known to be such. */
  #take(piece: string): ProgramEvent | string {
    const line = (this.#held ?? '') + piece
    const mayBeEvent = this.#held !== undefined && line.startsWith('{') && line.length <= lineBytesMax
    if (line.endsWith('\n')) {
      this.#held = ''
      return (mayBeEvent ? eventOf(line) : undefined) ?? line
    }
    this.#held = mayBeEvent ? line : undefined
    return mayBeEvent ? '' : line
  }

  #show(diagnostics: string): void {
    if (diagnostics !== '') this.onDiagnostics(Buffer.from(diagnostics, 'latin1'))
  }
}

/** A program's stderr without the lines that are events: its diagnostics. */
export function withoutEvents(stderr: Buffer): Buffer {
  // Every event is an object.
  if (!stderr.includes('{')) return stderr
  const lines = linesOf(stderr)
  const kept = lines.filter((line) => eventOf(line) === undefined)
  return kept.length === lines.length ? stderr : Buffer.from(kept.join(''), 'latin1')
}

/** Lines with their ends, as latin1, which keeps every byte. */
function linesOf(bytes: Buffer): string[] {
  return bytes.toString('latin1').split(/(?<=\n)/)
}

function eventOf(line: string): ProgramEvent | undefined {
  return eventIn(Buffer.from(line, 'latin1').toString('utf8'))
}
