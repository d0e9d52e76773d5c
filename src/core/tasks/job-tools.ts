import type { JsonSchema, Tool } from '../../discovery/tool.js'
import { InvalidArgumentsError } from '../../errors.js'
import type { ToolResult } from '../../executor/tool-result.js'
import { oncePer } from '../../once.js'
import { quote } from '../../quote.js'
import type { Call } from '../handler.js'
import type { BuiltInTool } from '../tools.js'
import { whyUnanswerable } from './can-answer.js'
import { jobCancel, jobHandle, jobStatus } from './job-handle.js'
import type { Task } from './task.js'
import type { Tasks } from './tasks.js'

const inputSchema: JsonSchema = {
  type: 'object',
  properties: {
    id: { type: 'string', description: 'The id of the job, as the call that started it gave it.' },
  },
  required: ['id'],
  additionalProperties: false,
}

/** The tools by which clients that know no tasks follow their jobs; a question how far one is waits `waitMs` for its end. */
export function jobTools(tasks: Tasks, waitMs: number): readonly BuiltInTool[] {
  const isListed = oncePer((tools: readonly Tool[]) => tools.some(({ command }) => command.isJob))
  return [
    {
      name: jobStatus,
      title: 'Job status',
      description: `Get the result of a job, which is a call that goes on in the background. Waits up to ${waitMs / 1000} s for its end; call it again if it is still running.`,
      inputSchema,
      isListed,
      annotations: { readOnlyHint: true, openWorldHint: false },
      call: async (args, call) => {
        const id = idIn(args)
        return resultOf(await ask(await tasks.waitFor(id, call.caller, waitMs, call.signal), call, tasks))
      },
    },
    {
      name: jobCancel,
      title: 'Cancel job',
      description:
        'End a job, which is a call that goes on in the background, and everything that it has started.',
      inputSchema,
      isListed,
      annotations: { readOnlyHint: false, destructiveHint: true, idempotentHint: true, openWorldHint: false },
      call: async (args, call) => {
        const id = idIn(args)
        await tasks.cancel(id, call.caller)
        return resultOf(await tasks.waitFor(id, call.caller, waitMs, call.signal))
      },
    },
  ]
}

/** Asks the client what the job asks, if it can be asked. */
async function ask(task: Task, call: Call, tasks: Tasks): Promise<Task> {
  const { id, tool, state } = task
  if (state.status !== 'input_required') return task
  const { inputRequests } = state
  if (whyUnanswerable(tool, inputRequests, call.client.capabilities)) return task
  await tasks.answer(id, call.caller, call.ask(inputRequests))
  return await tasks.get(id, call.caller)
}

function resultOf(task: Task): ToolResult {
  const { id, tool, state, message = '' } = task
  switch (state.status) {
    case 'working':
      return jobHandle(task)
    case 'completed':
      return state.result
    case 'input_required':
      return failure(
        `${tool}, job ${id}, asks what this client can't answer: ${quote(state.inputRequests)}. It waits; ${jobCancel} ends it.`,
      )
    case 'failed':
      return state.result ?? failure(message)
    case 'cancelled':
      return failure(`${tool}, job ${id}, was ended. ${message}. It may have done part of its work.`)
  }
}

function failure(text: string): ToolResult {
  return { content: [{ type: 'text', text: `Error: ${text}` }], isError: true }
}

function idIn({ id }: Readonly<Record<string, unknown>>): string {
  if (typeof id === 'string') return id
  throw new InvalidArgumentsError(`"id" is ${quote(id)}; expected the id of a job`)
}
