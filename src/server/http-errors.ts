import type { ErrorRequestHandler, RequestHandler, Response } from 'express'
import { SmcpError } from '../errors.js'
import type { Logger } from '../logging.js'

/**
 * Refuses a request in the form of a JSON-RPC error with its id, even if it is not an MCP message: clients can show
 * that.
 */
export function refuse(response: Response, status: number, rpcCode: number, message: string): void {
  const body: unknown = response.req.body
  const id = typeof body === 'object' && body !== null && 'id' in body ? body.id : null
  response.status(status).json({
    jsonrpc: '2.0',
    error: { code: rpcCode, message },
    id: typeof id === 'string' || typeof id === 'number' ? id : null,
  })
}

/** Answers a request for an existing path with a method that it does not support. */
export function methodNotAllowed(...allowed: string[]): RequestHandler {
  return (request, response) => {
    response.set('Allow', allowed.join(', '))
    refuse(
      response,
      405,
      -32000,
      `${request.method} is not allowed on ${request.path}; use ${allowed.join(' or ')}`,
    )
  }
}

/** What `express.text` throws: https://github.com/expressjs/body-parser#errors */
interface BodyError extends Error {
  readonly status?: number
  readonly type?: string
  readonly limit?: number
}

function bodyProblem({ type, limit, message }: BodyError): string {
  if (type === 'entity.too.large')
    return `The body has more than ${limit} bytes; SMCP_BODY_BYTES_MAX of the server sets the limit`
  return `The body can't be read: ${message}`
}

/**
 * The last middleware: answers a body that is too large, and bugs in smcp, which are logged. Aborts an answer that has
 * begun.
 */
export function httpErrorHandler(logger: Logger): ErrorRequestHandler {
  const logBug = (err: unknown): void => {
    logger.error({ err }, 'a request failed inside smcp')
  }
  // Express recognizes an error handler by its four parameters.
  // eslint-disable-next-line @typescript-eslint/no-unused-vars
  return (error: BodyError, _request, response, _next) => {
    if (response.headersSent) {
      logBug(error)
      response.destroy()
    } else if (error instanceof SmcpError) {
      refuse(response, error.retryable ? 503 : 400, -32000, error.text)
    } else if (error.status !== undefined && error.status < 500) {
      refuse(response, error.status, -32600, bodyProblem(error))
    } else {
      logBug(error)
      refuse(response, 500, -32603, 'The request failed inside smcp')
    }
  }
}
