import { PluginFailedError } from '../errors.js'
import type { Tool } from '../discovery/tool.js'
import { isObject } from '../is-object.js'
import { quote } from '../quote.js'
import type { InputRequest, Question } from './input-request.js'
import { hasOnly } from './json-object.js'

type Said = Readonly<Record<string, unknown>>

const methods: readonly string[] = [
  'elicitation/create',
  'sampling/createMessage',
  'roots/list',
] satisfies readonly InputRequest['method'][]

/** Whether a program printed a question: an object with `input_required`, and nothing else but a `state`. */
export function isQuestion(said: Said): boolean {
  return hasOnly(said, 'input_required', ['state'])
}

/**
 * Reads a question: requests of MCP by names of the program's choice; a string in place of one asks the user for one
 * text of the same name. Throws a PluginFailedError that says what is wrong with it.
 */
export function readQuestion(
  { name: tool, command }: Tool,
  { input_required: asked, state }: Said,
): Question {
  if (!command.isInteractive)
    throw new PluginFailedError(
      `${tool} asked a question, but its command does not declare "interactive": true, so it would not get the answer`,
    )
  if (!isObject(asked) || Object.keys(asked).length === 0)
    throw new PluginFailedError(`${tool} asked ${quote(asked)}; expected an object of requests by name`)
  const requests = Object.entries(asked).map(([name, request]) => [name, readRequest(tool, name, request)])
  return { requests: Object.fromEntries(requests) as Question['requests'], state }
}

function readRequest(tool: string, name: string, request: unknown): InputRequest {
  if (typeof request === 'string') return askForText(name, request)
  const { method, params } = isObject(request) ? request : {}
  if (typeof method !== 'string' || !methods.includes(method))
    throw new PluginFailedError(
      `${tool} asked ${quote(name)} by the method ${quote(method)}; expected a text for the user, or one of ${methods.join(', ')}`,
    )
  return { method: method as InputRequest['method'], ...(isObject(params) && { params }) }
}

function askForText(name: string, message: string): InputRequest {
  const requestedSchema = { type: 'object', properties: { [name]: { type: 'string' } }, required: [name] }
  return { method: 'elicitation/create', params: { message, requestedSchema } }
}
