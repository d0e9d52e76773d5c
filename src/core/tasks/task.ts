import type { InputRequest } from '../../executor/input-request.js'
import type { ToolResult } from '../../executor/tool-result.js'
import type { RpcError } from '../rpc-error.js'

/**
 * How far a call in the background is, in the words of MCP's extension for tasks:
 * https://github.com/modelcontextprotocol/ext-tasks
 */
export type TaskState =
  | { readonly status: 'working' | 'cancelled' }
  | { readonly status: 'input_required'; readonly inputRequests: Readonly<Record<string, InputRequest>> }
  | { readonly status: 'completed'; readonly result: ToolResult }
  /** `result` is what a client that knows no tasks gets. */
  | { readonly status: 'failed'; readonly error: RpcError; readonly result?: ToolResult }

/** A call in the background, which outlives its request. */
export interface Task {
  readonly id: string
  /** The name of the tool. */
  readonly tool: string
  readonly state: TaskState
  /** What is to be said of the state. */
  readonly message?: string
  /** Milliseconds since 1970. */
  readonly createdAt: number
  readonly updatedAt: number
  /** When it is forgotten, unless something happens; in milliseconds since 1970. */
  readonly expiresAt: number
}

/** Time between two questions of a client how far a task is. */
const pollIntervalMs = 1000

/** A task as MCP has it; `isWhole`: with its result, its error or its questions. */
export function taskInMcp(
  { id, state, message, createdAt, updatedAt, expiresAt }: Task,
  { isWhole }: { readonly isWhole: boolean },
): Record<string, unknown> {
  return {
    taskId: id,
    status: state.status,
    ...(message !== undefined && { statusMessage: message }),
    createdAt: new Date(createdAt).toISOString(),
    lastUpdatedAt: new Date(updatedAt).toISOString(),
    ttlMs: expiresAt - createdAt,
    pollIntervalMs,
    ...(isWhole && contentOf(state)),
  }
}

function contentOf(state: TaskState): Record<string, unknown> {
  switch (state.status) {
    case 'input_required':
      return { inputRequests: state.inputRequests }
    case 'completed':
      return { result: state.result }
    case 'failed':
      return { error: state.error }
    default:
      return {}
  }
}
