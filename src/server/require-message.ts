import { isJSONRPCNotification, isJSONRPCRequest, isJSONRPCResponse } from '@modelcontextprotocol/server'
import type { RequestHandler } from 'express'
import { refuse } from './http-errors.js'

const message = 'a JSON-RPC 2.0 message such as {"jsonrpc": "2.0", "id": 1, "method": "...", "params": {}}'

/** Lets a JSON-RPC message on and, where batches are taken, a list of some. Any other body is answered 400, whatever it is. */
export function requireMessage({ batches }: { readonly batches: boolean }): RequestHandler {
  const refusal = `The body is ${batches ? `neither ${message}, nor a list of some` : `not ${message}`}`
  return (request, response, next) => {
    const body: unknown = request.body
    const isBatch = batches && Array.isArray(body) && body.length > 0
    if (isBatch ? body.every(isMessage) : isMessage(body)) next()
    else refuse(response, 400, -32600, refusal)
  }
}

function isMessage(value: unknown): boolean {
  return isJSONRPCRequest(value) || isJSONRPCNotification(value) || isJSONRPCResponse(value)
}
