import type { JSONRPCMessage, RequestId } from '@modelcontextprotocol/server'
import { internalError } from '../../core/rpc-error.js'

/**
 * The answer to a request of which nothing is known any more. Without one, its client would wait until its own time-out,
 * and those of Python have none.
 */
export function forgottenAnswer(id: RequestId): JSONRPCMessage {
  const message =
    'The request has ended, and its answer is not kept: its client was away too long, or the server was started anew. ' +
    'It may have done part of its work, so check what it has done before you ask again.'
  const data = { code: 'cancelled', retryable: false }
  return { jsonrpc: '2.0', id, error: { code: internalError, message, data } }
}
