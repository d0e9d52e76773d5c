import { styleText } from 'node:util'
import type { LogLevel, ProgramEvent } from '../../executor/program-event.js'
import { progressLine } from './progress-line.js'
import { progressText } from './progress-text.js'

/** Shows on stderr what a program says while it runs: progress only at a terminal, its log and its diagnostics always. */
export class ProgramScreen {
  readonly #progress = progressLine()
  #isLineOpen = false

  /** Shows diagnostics as they are. */
  diagnostics(bytes: Buffer): void {
    process.stderr.write(bytes)
    this.#isLineOpen = !bytes.toString('latin1').endsWith('\n')
  }

  event(event: ProgramEvent): void {
    switch (event.kind) {
      case 'progress':
        this.#progress.show(progressText(event))
        return
      case 'log':
        this.#endLine()
        process.stderr.write(`${logLine(event)}\n`)
        return
      case 'changed':
        return
    }
  }

  /** Must be called when the program has ended: what follows starts on a new line. */
  ended(): void {
    this.#progress.stop()
    this.#endLine()
  }

  #endLine(): void {
    if (this.#isLineOpen) process.stderr.write('\n')
    this.#isLineOpen = false
  }
}

const colours = {
  debug: 'dim',
  info: 'cyan',
  notice: 'cyan',
  warning: 'yellow',
  error: 'red',
  critical: 'red',
  alert: 'red',
  emergency: 'red',
} as const satisfies Record<LogLevel, string>

function logLine({ level, logger, data }: Extract<ProgramEvent, { kind: 'log' }>): string {
  const head = styleText(colours[level], `[${level}]`, { stream: process.stderr })
  const text = typeof data === 'string' ? data : JSON.stringify(data)
  return [head, ...(logger === undefined ? [] : [`${logger}:`]), text].join(' ')
}
