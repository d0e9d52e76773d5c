import type { EventEmitter } from 'node:events'
import type { HowItRan } from '../process/how-it-ran.js'

/** What has come of one request that may run a program. */
export interface Outcome {
  readonly kind: 'tool' | 'resource' | 'prompt'
  /** The plugin whose program was to run; undefined for a tool of the server itself, and where there is none. */
  readonly plugin: string | undefined
  /** `ok`, `input_required`, or the code of the error. */
  readonly outcome: string
  readonly ms: number
  /** How its program ran; undefined if none did. */
  readonly ran: HowItRan | undefined
}

/** Tells whoever counts of each outcome. */
export type Outcomes = EventEmitter<{ outcome: [Outcome] }>
