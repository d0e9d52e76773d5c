import { expect } from 'chai'
import express, { type RequestHandler } from 'express'
import { BusyError, InvalidArgumentsError } from '../../../src/errors.js'
import type { Logger } from '../../../src/logging.js'
import { httpErrorHandler, methodNotAllowed, refuse } from '../../../src/server/http-errors.js'
import { baseUrl, listen, stopListening } from '../../../src/server/listen.js'

/** What a POST of this body is answered by an app that has this handler only, and what is logged meanwhile. */
async function answerOf(
  handler: RequestHandler,
  body = '{}',
): Promise<{ response: Response; json: unknown; logged: unknown[] }> {
  const logged: unknown[] = []
  const logger = { error: ({ err }: { err: unknown }) => logged.push(err) } as unknown as Logger
  const app = express()
  app.use(express.json())
  app.use(handler)
  app.use(httpErrorHandler(logger))
  const server = await listen(app, '127.0.0.1', 0)
  const headers = { 'content-type': 'application/json' }
  const url = `${baseUrl(server, '127.0.0.1')}/path`
  const response = await fetch(url, { method: 'POST', headers, body }).catch(() => Response.error())
  const json: unknown = await response.json().catch(() => 'broken off')
  await stopListening(server)(0)
  return { response, json, logged }
}
const refusing: RequestHandler = (_request, response) => {
  refuse(response, 400, -32600, 'no')
}
const throwing =
  (error: Error): RequestHandler =>
  () => {
    throw error
  }

describe('refuse', () => {
  it('answers in JSON-RPC’s form, by the id of the request where that is one', async () => {
    for (const [body, id] of [
      ['{"id": 7}', 7],
      ['{"id": "a"}', 'a'],
      ['{"id": {"a": 1}}', null],
      ['{}', null],
      ['[{"id": 7}]', null],
    ] as const) {
      const { response, json } = await answerOf(refusing, body)
      expect(response.status).to.equal(400)
      expect(json).to.deep.equal({ jsonrpc: '2.0', error: { code: -32600, message: 'no' }, id })
    }
  })
})

describe('methodNotAllowed', () => {
  it('says which methods the path has', async () => {
    const { response, json } = await answerOf(methodNotAllowed('GET', 'DELETE'))
    expect([response.status, response.headers.get('allow')]).to.deep.equal([405, 'GET, DELETE'])
    expect(json).to.have.nested.property('error.message', 'POST is not allowed on /path; use GET or DELETE')
  })
})

describe('httpErrorHandler', () => {
  for (const [what, error, status, code, message] of [
    ['a full queue', new BusyError('Too much', { hint: 'Wait.' }), 503, -32000, 'Too much. Wait.'],
    ['another error of ours', new InvalidArgumentsError('no'), 400, -32000, 'no'],
    ['a bug', new Error('password is x'), 500, -32603, 'The request failed inside smcp'],
    [
      'a bug that has a status',
      Object.assign(new Error('x'), { status: 502 }),
      500,
      -32603,
      'The request failed inside smcp',
    ],
    [
      'what express refuses',
      Object.assign(new Error('too large'), { status: 413 }),
      413,
      -32600,
      "The body can't be read: too large",
    ],
  ] as const)
    it(`answers ${what} with ${status}`, async () => {
      const { response, json, logged } = await answerOf(throwing(error), '{"id": 1}')
      expect(response.status).to.equal(status)
      expect(json).to.deep.equal({ jsonrpc: '2.0', error: { code, message }, id: 1 })
      expect(logged).to.deep.equal(code === -32603 ? [error] : [])
    })

  it('ends an answer that has begun, and logs why: nothing can be said in it any more', async () => {
    const error = new Error('late')
    const { json, logged } = await answerOf((_request, response) => {
      response.write('[')
      throw error
    })
    expect([json, logged]).to.deep.equal(['broken off', [error]])
  })
})
