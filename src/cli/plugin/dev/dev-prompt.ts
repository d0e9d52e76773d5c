import { createInterface, clearLine, cursorTo, type Interface } from 'node:readline'

/** Asks for one line after the other at the terminal, and prints above the one that is being typed. */
export class DevPrompt {
  #reader: Interface | undefined
  #history: string[] = []
  /** Lines that were typed, or pasted, ahead. */
  readonly #ahead: string[] = []
  /** What was typed behind the last of them. */
  #rest = ''

  constructor(
    private readonly prompt: string,
    private readonly complete: (line: string) => string[],
  ) {}

  /** Resolves with the next line; undefined at Ctrl-C, Ctrl-D or by the signal. */
  async ask(signal: AbortSignal): Promise<string | undefined> {
    if (signal.aborted) return undefined
    return this.#ahead.shift() ?? (await this.#read(signal))
  }

  /** Prints lines; what is being typed stays as it is below them. */
  show(lines: readonly string[]): void {
    if (this.#reader) {
      clearLine(process.stdout, 0)
      cursorTo(process.stdout, 0)
    }
    for (const line of lines) process.stdout.write(`${line}\n`)
    this.#reader?.prompt(true)
  }

  #read(signal: AbortSignal): Promise<string | undefined> {
    const reader = createInterface({
      input: process.stdin,
      output: process.stdout,
      prompt: this.prompt,
      history: this.#history,
      completer: (line: string) => [this.complete(line), line.split(/\s+/).at(-1) ?? ''],
    })
    this.#reader = reader
    return new Promise((resolve) => {
      const end = (line: string | undefined): void => {
        signal.removeEventListener('abort', leave)
        if (this.#reader === reader) this.#rest = reader.line
        this.#reader = undefined
        reader.close()
        resolve(line)
      }
      const leave = (): void => {
        process.stdout.write('\n')
        end(undefined)
      }
      signal.addEventListener('abort', leave)
      reader.on('history', (history) => (this.#history = history))
      reader.on('SIGINT', leave)
      reader.on('close', () => {
        if (this.#reader === reader) leave()
      })
      reader.on('line', (line) => {
        this.#ahead.push(line)
        // A program that is called may read the terminal itself, but what was pasted is read first.
        if (this.#ahead.length === 1)
          setImmediate(() => {
            end(this.#ahead.shift())
          })
      })
      reader.prompt()
      if (this.#rest !== '') reader.write(this.#rest)
      this.#rest = ''
    })
  }
}
