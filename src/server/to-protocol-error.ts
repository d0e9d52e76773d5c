import { ProtocolError } from '@modelcontextprotocol/server'
import { internalError, rpcErrorOf } from '../core/rpc-error.js'
import { messageOf, SmcpError } from '../errors.js'
import type { Logger } from '../logging.js'

/** Turns an error of the core into a JSON-RPC error; `data.code` is smcp's own code, which never changes. */
export function toProtocolError(error: unknown, logger: Logger): ProtocolError {
  if (error instanceof SmcpError) {
    const { code, message, data } = rpcErrorOf(error)
    return new ProtocolError(code, message, data)
  }
  if (error instanceof ProtocolError) return error
  logger.error({ err: error }, `a request failed inside smcp: ${messageOf(error)}`)
  return new ProtocolError(internalError, "The request failed inside smcp; the server's log says why", {
    code: 'internal_error',
  })
}
