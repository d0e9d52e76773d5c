import type { ServerResponse } from 'node:http'

/** One of the APIs that hosts speak with their models: how a request is read, and how the model's move is written. */
export interface Dialect {
  /** The paths to which it is sent. */
  readonly path: RegExp
  readonly read: (body: unknown) => Turn
  /** The whole answer, as the stream that hosts ask for. */
  readonly write: (move: Move, response: ServerResponse) => void
}

/** What one request shows to the model. */
interface Turn {
  readonly tools: readonly OfferedTool[]
  /** Of all calls of the conversation so far, in order. */
  readonly answers: readonly ToolAnswer[]
}

export interface OfferedTool {
  readonly name: string
  /** Codex keeps the tools of a server in one of these. */
  readonly namespace?: string
  readonly description: string
  readonly schema: Record<string, unknown>
}

export interface ToolAnswer {
  readonly text: string
  /** The API has a mark for errors, and it is set. */
  readonly isMarkedAsError: boolean
}

/** What the model does next. */
export type Move =
  | { readonly say: string }
  | {
      readonly id: string
      readonly tool: OfferedTool
      readonly arguments: Readonly<Record<string, unknown>>
    }

/** Server-sent events: https://html.spec.whatwg.org/multipage/server-sent-events.html */
export function writeEvents(
  response: ServerResponse,
  events: readonly (Readonly<Record<string, unknown>> | '[DONE]')[],
): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  for (const event of events) {
    const type = event !== '[DONE]' && typeof event.type === 'string' ? `event: ${event.type}\n` : ''
    response.write(`${type}data: ${event === '[DONE]' ? event : JSON.stringify(event)}\n\n`)
  }
  response.end()
}
