import { pino } from 'pino'
import type { Logger } from '../../src/logging.js'

/** A log that goes nowhere. */
export function silentLogger(): Logger {
  return pino({ level: 'silent' })
}

/** A log whose lines, of JSON, are put into this list. */
export function loggerTo(lines: string[]): Logger {
  return pino({ level: 'debug' }, { write: (line) => void lines.push(line) })
}
