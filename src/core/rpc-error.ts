import { MissingCapabilityError, ResourceNotFoundError, type SmcpError } from '../errors.js'
import { failureInWords } from '../executor/error-result.js'
import { uriCharactersMax } from '../executor/program-event.js'

/** An error of JSON-RPC: https://www.jsonrpc.org/specification#error_object */
export interface RpcError {
  readonly code: number
  readonly message: string
  readonly data: Readonly<Record<string, unknown>>
}

export const internalError = -32603
const invalidParams = -32602
const missingCapability = -32021

/** Turns an error into one of JSON-RPC; `data.code` is smcp's own code, which never changes. */
export function rpcErrorOf(error: SmcpError): RpcError {
  const { code, retryable, isOfRequest } = error
  const data = { code, retryable }
  const message = failureInWords(error)
  if (error instanceof MissingCapabilityError) {
    const { requiredCapabilities } = error
    return { code: missingCapability, message, data: { ...data, requiredCapabilities } }
  }
  const { uri } = error instanceof ResourceNotFoundError ? error : {}
  const more = uri !== undefined && uri.length <= uriCharactersMax ? { uri } : {}
  return { code: isOfRequest ? invalidParams : internalError, message, data: { ...data, ...more } }
}
