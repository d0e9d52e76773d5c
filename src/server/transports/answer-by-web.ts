import { getRequestListener } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Request, Response } from 'express'
import { messageOf } from '../../errors.js'
import { refuse } from '../http-errors.js'
import { whenClosed } from '../when-closed.js'

type WebRequest = globalThis.Request
type WebResponse = globalThis.Response

/**
 * Answers a request by what takes web requests, as the SDK's transports do. The web request is Hono's, as in the SDK's own
 * transport for Node: it costs little as long as nobody reads a body from it. If the client leaves, its signal aborts.
 */
export function answerByWeb(
  request: Request,
  response: Response,
  answer: (request: WebRequest) => Promise<WebResponse>,
): Promise<void> {
  return new Promise((done, failed) => {
    const listen = getRequestListener(
      async (webRequest) => {
        await send(answer(webRequest), response).catch(failed)
        return RESPONSE_ALREADY_SENT
      },
      {
        overrideGlobalObjects: false,
        autoCleanupIncoming: false,
        // Called only where no web request can be made.
        errorHandler: (error) => {
          refuse(response, 400, -32600, `The request can't be read: ${messageOf(error)}`)
        },
      },
    )
    listen(request, response).then(done, failed)
  })
}

/** Sends each piece as soon as it is there; Hono would wait a millisecond for the second one. */
async function send(answered: Promise<WebResponse>, response: Response): Promise<void> {
  const { status, headers, body } = await answered
  response.writeHead(status, Object.fromEntries(headers))
  const reader = body?.getReader()
  // An answer that has failed can't be cancelled, and who reads it is told of that.
  if (reader) whenClosed(response, () => void reader.cancel().catch(() => undefined))
  for (let piece = await reader?.read(); piece?.done === false; piece = await reader?.read())
    response.write(piece.value)
  response.end()
}
