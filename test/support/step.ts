import type { ElicitResult } from '@modelcontextprotocol/client'

/** One thing that an official client is to do, in words that the client of every language and generation understands. */
export type Step =
  | { readonly do: 'list'; readonly what: 'tools' | 'resources' | 'resource_templates' | 'prompts' }
  | (Call & { readonly do: 'call'; readonly answer?: ElicitResult })
  | CancelStep
  | { readonly do: 'read'; readonly uri: string }
  | { readonly do: 'prompt'; readonly name: string; readonly args?: Record<string, string> }
  | {
      readonly do: 'complete'
      readonly name: string
      readonly argument: { readonly name: string; readonly value: string }
    }

/** A call that is given up as soon as its program has written its process id into the file `pids`. */
type CancelStep = RunningCall & { readonly do: 'cancel' }

export interface Call {
  readonly name: string
  readonly args?: Readonly<Record<string, unknown>>
}

export interface RunningCall extends Call {
  readonly args: Readonly<Record<string, unknown>> & { readonly pids: string }
}

/** What is to be done, and the call that is under way when the client leaves. */
export interface Walk {
  readonly steps: Readonly<Record<string, Step>>
  readonly leaves: RunningCall
}

/** What a client saw of one step; of one that is given up whether its program worked on until it was told by hand. */
export interface Seen {
  /** As MCP has it. */
  readonly answer?: Readonly<Record<string, unknown>>
  readonly error?: string
  readonly progress: readonly unknown[]
  readonly log: readonly unknown[]
  /** The questions, to a person or to a model. */
  readonly asked: readonly string[]
}

export interface Report {
  readonly revision: string
  readonly seen: Readonly<Record<string, Seen>>
  /** What it was sent and could not read. */
  readonly complaints: readonly string[]
}
