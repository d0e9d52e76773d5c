import type { Toolset } from '../discovery/toolset.js'
import type { Caller } from './caller.js'
import { oncePer } from '../once.js'
import { instructionsFor } from './instructions-for.js'

/** The server's `instructions` for one caller, which hosts show to their model; undefined for none. */
export type Instructions = (caller: Caller) => Promise<string | undefined>

export interface InstructionsOptions {
  /** The tools that one caller sees; it is told about no others. */
  readonly toolsetFor: (caller: Caller) => Toolset
  /** Used as they are, instead of a text about the plugins; empty for no instructions at all. */
  readonly ownWords: string | undefined
}

/** Shorter than a list waits: hosts limit the time of `initialize`, and some clients call tools without a list. */
const waitMs = 2000

/**
 * Creates the `instructions` of `initialize` and `server/discover`:
 * https://modelcontextprotocol.io/specification/2025-11-25/schema#initializeresult
 * Waits for plugins that are still being described, but not for a slow one.
 */
export function createInstructions({ toolsetFor, ownWords }: InstructionsOptions): Instructions {
  // Made once per list, not once per client.
  const textFor = oncePer(instructionsFor)
  return async (caller) => {
    if (ownWords !== undefined) return ownWords === '' ? undefined : ownWords
    return textFor(await toolsetFor(caller).known(waitMs))
  }
}
