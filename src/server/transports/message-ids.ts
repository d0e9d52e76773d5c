import {
  isJSONRPCNotification,
  isJSONRPCRequest,
  type JSONRPCMessage,
  type RequestId,
} from '@modelcontextprotocol/server'

/** The ids of a request, or of all requests in a batch. */
export function requestIdsOf(body: unknown): RequestId[] {
  return messagesIn(body)
    .filter((message) => isJSONRPCRequest(message))
    .map(({ id }) => id)
}

/** The ids of the requests that a body cancels. */
export function cancelledIdsOf(body: unknown): RequestId[] {
  return messagesIn(body)
    .filter((message) => isJSONRPCNotification(message))
    .filter(({ method }) => method === 'notifications/cancelled')
    .map(({ params }) => params?.requestId)
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

function messagesIn(body: unknown): readonly unknown[] {
  return Array.isArray(body) ? body : [body]
}
