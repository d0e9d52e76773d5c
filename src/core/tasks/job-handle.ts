import type { ToolResult } from '../../executor/tool-result.js'
import type { Task } from './task.js'

export const jobStatus = 'smcp__job_status'
export const jobCancel = 'smcp__job_cancel'

/** The answer to a call that goes on as a job, or to a question how far it is, for a model: what to do next. */
export function jobHandle({ id, tool, message, createdAt }: Task): ToolResult {
  const seconds = Math.round((Date.now() - createdAt) / 1000)
  const text = [
    `${tool} is still running, and goes on in the background as job ${id}, for ${seconds} s so far.`,
    ...(message === undefined ? [] : [`It says: ${message}.`]),
    `Call ${jobStatus} with this id for its result, or ${jobCancel} to end it.`,
    `Do not call ${tool} again for this: that would start it once more.`,
  ].join(' ')
  return {
    content: [{ type: 'text', text }],
    structuredContent: { job: { id, tool, status: 'working', message: text } },
  }
}
