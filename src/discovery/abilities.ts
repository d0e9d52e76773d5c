/** What a command may say of its calls and results in contract 2; absent wherever a program does not say it. */
export interface Abilities {
  /** Pictures for people, as MCP has them. */
  readonly icons?: readonly Icon[]
  /** The tool's `_meta`, passed on as it is. */
  readonly meta?: Readonly<Record<string, unknown>>
  /** The whole JSON Schema of the arguments, passed on as it is; undefined: made of the parameters. */
  readonly inputSchema?: Readonly<Record<string, unknown>>
  /** The JSON Schema of the object that it prints. */
  readonly outputSchema?: Readonly<Record<string, unknown>>
  /** The media type of the bytes that it prints: `image/png`. */
  readonly output?: string
  /** It reads a document with the answers to its questions from stdin. */
  readonly isInteractive?: boolean
  /** It runs for long, so that its client is to ask again later instead of keeping a connection open. */
  readonly isLongRunning?: boolean
  /** Runs as a task for clients that know tasks; `required`: for no others. */
  readonly task?: 'optional' | 'required'
  /** `first`: it asks its questions before the task exists; undefined: within the task. */
  readonly ask?: 'first'
  /** For clients that know no tasks, it goes on as a job if it takes long. */
  readonly isJob?: boolean
}

/** https://modelcontextprotocol.io/specification/2025-11-25/schema#icon */
export interface Icon {
  readonly src: string
  readonly mimeType?: string
  readonly sizes?: readonly string[]
  readonly theme?: 'light' | 'dark'
}
