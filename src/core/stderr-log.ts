import type { Tool } from '../discovery/tool.js'
import type { Logger } from '../logging.js'
import { LineBuffer } from '../process/line-buffer.js'
import { cut } from '../quote.js'

/** The level of the lines that programs write to stderr; `off`: they are in no log. */
export type StderrLevel = 'debug' | 'info' | 'off'

/** Lines of one call, at most: a program may write without end. */
const linesMax = 100
/** Characters of one line, at most. */
const charactersMax = 1000

/** What the programs of one call write to stderr, in the log: each line as one, while they run. */
export class StderrLog {
  readonly #lines = new LineBuffer((bytes) => {
    this.#log(bytes)
  })
  #tool: Tool | undefined
  #count = 0

  private constructor(
    private readonly logger: Logger,
    private readonly level: 'debug' | 'info',
    /** The id of the request. */
    private readonly request: string,
  ) {}

  /** Undefined where nobody would see the lines. */
  static open(logger: Logger, level: StderrLevel, request: string): StderrLog | undefined {
    return level !== 'off' && logger.isLevelEnabled(level) ? new StderrLog(logger, level, request) : undefined
  }

  write(bytes: Buffer, tool: Tool): void {
    this.#tool = tool
    this.#lines.write(bytes)
  }

  /** Must be called when the programs have ended: the last line may have no end. */
  end(): void {
    this.#lines.end()
    const more = this.#count - linesMax
    if (more > 0) this.#write(`${more} more`)
  }

  #log(bytes: Buffer): void {
    for (const line of bytes.toString('utf8').split('\n')) {
      if (line.trim() === '') continue
      this.#count += 1
      if (this.#count <= linesMax) this.#write(cut(line.trimEnd(), charactersMax))
    }
  }

  #write(text: string): void {
    const { name: tool, plugin } = this.#tool ?? {}
    this.logger[this.level]({ request: this.request, tool, plugin }, `stderr: ${text}`)
  }
}
