import type { JSONRPCMessage, RequestId } from '@modelcontextprotocol/server'
import { isObject } from '../../is-object.js'

/** The ids of a request, or of all requests in a batch, in a body that holds messages or nothing. */
export function requestIdsOf(body: unknown): RequestId[] {
  return messagesIn(body)
    .filter(({ method }) => method !== undefined)
    .map(({ id }) => id)
    .filter(isRequestId)
}

/** The ids of the requests that such a body cancels. */
export function cancelledIdsOf(body: unknown): RequestId[] {
  return messagesIn(body)
    .filter(({ id, method }) => method === 'notifications/cancelled' && id === undefined)
    .map(({ params }) => (isObject(params) ? params.requestId : undefined))
    .filter(isRequestId)
}

/** The id of the request that a message answers. */
export function answeredBy(message: JSONRPCMessage): RequestId | undefined {
  return 'method' in message || !('id' in message) ? undefined : message.id
}

/** Whether a value can be the id of a request. */
export function isRequestId(id: unknown): id is RequestId {
  return typeof id === 'string' || typeof id === 'number'
}

function messagesIn(body: unknown): readonly Readonly<Record<string, unknown>>[] {
  return [body].flat().filter(isObject)
}
