import {
  messageOf,
  UnauthorizedError,
  UnexpectedAnswerError,
  UnreachableError,
  type SmcpError,
} from '../../errors.js'
import { isNobody } from '../is-nobody.js'
import type { SeenAnswers } from './watched-fetch.js'

/**
 * The error for a server that can't be used, whatever it is asked; undefined if it has answered, and another way of
 * asking may still do.
 */
export function connectionError(url: string, seen: SeenAnswers, hasKey: boolean): SmcpError | undefined {
  if (seen.failure !== undefined) return unreachable(url, seen.failure)
  const { status = 0 } = seen
  if (status === 401)
    return new UnauthorizedError(
      hasKey ? `The server at ${url} rejects the key` : `The server at ${url} requires a key`,
      {
        hint: "Send what it wants by --header 'Name: value'; MCP_API_KEY goes to a server on this machine alone.",
      },
    )
  if (status === 403)
    return new UnexpectedAnswerError(`The server at ${url} refuses the request: HTTP 403`, {
      hint: 'Its key may not do this, or it does not know the address by this name.',
    })
  if (status === 429 || status >= 500)
    return new UnexpectedAnswerError(`The server at ${url} does not serve now: HTTP ${status}`)
  return undefined
}

/** The error for an address at which something answers that speaks no MCP. */
export function notMcp(
  url: string,
  { status, contentType }: SeenAnswers,
  error: unknown,
): UnexpectedAnswerError {
  const said = status === undefined ? messageOf(error) : `HTTP ${status}, ${contentType ?? 'of no type'}`
  return new UnexpectedAnswerError(`${url} is not an MCP server: it answers ${said}`, {
    hint: 'Name the address of its endpoint, such as http://127.0.0.1:8000/mcp',
    cause: error,
  })
}

/** The error for a request without an answer: fetch only says that it failed, and its cause why. */
function unreachable(url: string, failure: unknown): UnreachableError {
  const { cause = failure } = failure as Error
  return isNobody(cause)
    ? new UnreachableError(`Nobody answers at ${url}: ${messageOf(cause)}`, {
        hint: 'Is the server running?',
        cause,
      })
    : new UnreachableError(`The server at ${url} does not answer: ${messageOf(cause)}`, { cause })
}
