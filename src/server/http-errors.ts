import type { ErrorRequestHandler, RequestHandler, Response } from 'express'
import { SmcpError } from '../errors.js'
import type { Logger } from '../logging.js'

/** A request that never became an MCP message is answered in JSON-RPC's form too, with its id: clients can show it. */
export function refuse(response: Response, status: number, rpcCode: number, message: string): void {
  const body: unknown = response.req.body
  const id = typeof body === 'object' && body !== null && 'id' in body ? body.id : null
  response.status(status).json({
    jsonrpc: '2.0',
    error: { code: rpcCode, message },
    id: typeof id === 'string' || typeof id === 'number' ? id : null,
  })
}

/** A path that exists, asked with a method that it does not have. */
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

/** The last middleware: a body too large, and what is a bug of ours. */
export function httpErrorHandler(logger: Logger): ErrorRequestHandler {
  return (error: Error & { status?: number }, _request, response, next) => {
    if (response.headersSent) {
      next(error)
    } else if (error instanceof SmcpError) {
      refuse(response, error.retryable ? 503 : 400, -32000, error.text)
    } else if (error.status !== undefined && error.status < 500) {
      refuse(response, error.status, -32600, error.message)
    } else {
      logger.error({ err: error }, 'a request failed inside smcp')
      refuse(response, 500, -32603, 'The request failed inside smcp')
    }
  }
}
