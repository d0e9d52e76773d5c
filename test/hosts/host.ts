import type { JsonSchema } from '../../src/discovery/tool.js'

/** How a host reaches smcp. */
export type Connection =
  | { readonly transport: 'http' | 'sse'; readonly url: string }
  | {
      readonly transport: 'stdio'
      readonly command: string
      readonly args: readonly string[]
      readonly env: Readonly<Record<string, string>>
    }

interface Surroundings {
  /** Empty, and the host's alone. */
  readonly home: string
  readonly smcp: Connection
  readonly modelUrl: string
  /** Whether the person who is not there has approved all tools of smcp. */
  readonly isApproved: boolean
}

/** One start of a host without a person. */
interface Launch {
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string>>
}

/** A program that shows smcp's tools to a model, and what is known of it. */
export interface Host {
  readonly name: string
  readonly package: string
  readonly version: string
  /** The command that the package brings. */
  readonly bin: string
  readonly transports: readonly Connection['transport'][]
  /** Writes what the host reads at its start, and says how it is started. */
  readonly prepare: (surroundings: Surroundings) => Launch
  /** The name under which the model is offered a tool. */
  readonly nameOf: (tool: string) => string
  /** What the model is shown of a tool's description; undefined: all of it. */
  readonly descriptionLengthMax?: number
  /** What it makes of a tool's schema. */
  readonly shownSchema: (schema: JsonSchema) => JsonSchema
  /** Keywords of JSON Schema that it leaves out; undefined: not looked for one by one. */
  readonly lostKeywords?: readonly string[]
  /** Of the workshop's commands those that it calls where nobody can approve a call. */
  readonly callsUnapproved: readonly string[]
  /** Its model is told by a mark, not only by words, that a call failed. */
  readonly marksErrors: boolean
  /** It takes a result that is JSON, but no object, for a failure. */
  readonly refusesPlainJson?: true
  /** How its own list says that it reaches a server called `connected`; undefined: it does not try to. */
  readonly reached?: RegExp
  /** How it says that a result is cut; `file` is where it keeps the whole, if it does. */
  readonly cutNotice: RegExp
}

export const prompt = 'Use the tools of smcp.'
