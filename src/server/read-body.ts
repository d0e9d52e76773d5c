import type { IncomingMessage } from 'node:http'
import express, { type RequestHandler } from 'express'
import { messageOf } from '../errors.js'
import { refuse } from './http-errors.js'
import { parseMessage } from './parse-message.js'

/** Reads the body of a request into `request.body`, if it is JSON of at most this many bytes. */
export function readBody(bytesMax: number): RequestHandler[] {
  return [onlyJson, express.text({ type: isPost, limit: bytesMax }), parseBody]
}

/** Its type is known by then; to look at it again costs as much as to parse a short message. */
const isPost = ({ method }: IncomingMessage): boolean => method === 'POST'

const onlyJson: RequestHandler = (request, response, next) => {
  if (request.method !== 'POST' || request.is('application/json') !== false) next()
  else
    refuse(
      response,
      415,
      -32000,
      `The body must be application/json, not ${request.get('content-type') ?? 'untyped'}`,
    )
}

const parseBody: RequestHandler = (request, response, next) => {
  const text: unknown = request.body
  if (typeof text === 'string') {
    try {
      request.body = parseMessage(text)
    } catch (error) {
      refuse(response, 400, -32700, `The body is not JSON: ${messageOf(error)}`)
      return
    }
  }
  next()
}
