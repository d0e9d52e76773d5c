import { pino } from 'pino'
import type { Logger } from '../../src/logging.js'

/** A log that goes nowhere. */
export function silentLogger(): Logger {
  return pino({ level: 'silent' })
}
