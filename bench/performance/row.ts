import type { Stand } from './stand.js'

/** How a figure is written, and on which side of its bounds it must be. */
export interface Unit {
  readonly text: (value: number) => string
  readonly sign: '<=' | '>='
}

/** The units of the table. */
export const units = {
  ratio: { text: (value) => value.toFixed(2), sign: '<=' },
  times: { text: (value) => `${value.toFixed(1)} x`, sign: '>=' },
  moreMs: { text: (value) => `+${value.toFixed(0)} ms`, sign: '<=' },
  kib: { text: (value) => `${value.toFixed(0)} KiB`, sign: '<=' },
} as const satisfies Record<string, Unit>

export interface Measured {
  readonly value: number
  /** What it was made of: `4.1 ms of 29.8 ms`. */
  readonly from: string
}

/** One line of the table: what is measured, and what is expected of it. */
export interface Row {
  readonly what: string
  readonly unit: Unit
  /** Undefined: nothing is expected. */
  readonly must?: number
  readonly aim?: number
  /** Undefined where it can't be measured here. */
  readonly measure: (stand: Stand) => Promise<Measured | undefined>
}
