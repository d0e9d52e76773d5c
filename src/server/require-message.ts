import { isJSONRPCNotification, isJSONRPCRequest, isJSONRPCResponse } from '@modelcontextprotocol/server'
import type { RequestHandler } from 'express'
import { isObject } from '../is-object.js'
import { refuse } from './http-errors.js'

const message = 'a JSON-RPC 2.0 message such as {"jsonrpc": "2.0", "id": 1, "method": "...", "params": {}}'

/** Lets a JSON-RPC message pass and, if batches are allowed, a list of them. Any other body is answered 400. */
export function requireMessage({ batches }: { readonly batches: boolean }): RequestHandler {
  const refusal = `The body is ${batches ? `neither ${message}, nor a list of them` : `not ${message}`}`
  const refusalOfList = `${refusal}; a list of them is taken on /mcp only`
  return (request, response, next) => {
    const body: unknown = request.body
    const isBatch = batches && Array.isArray(body) && body.length > 0
    if (isBatch ? body.every(isMessage) : isMessage(body)) next()
    else refuse(response, 400, -32600, !batches && Array.isArray(body) ? refusalOfList : refusal)
  }
}

/** Its fields tell its kind, and no other is tried: to find that a schema does not fit costs most. */
function isMessage(value: unknown): boolean {
  if (!isObject(value) || !('method' in value)) return isJSONRPCResponse(value)
  return 'id' in value ? isJSONRPCRequest(value) : isJSONRPCNotification(value)
}
