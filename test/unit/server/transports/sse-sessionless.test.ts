import { expect } from 'chai'
import express from 'express'
import { request } from 'node:http'
import type { Handler } from '../../../../src/core/handler.js'
import { baseUrl, listen, stopListening } from '../../../../src/server/listen.js'
import { createMcpServerFactory } from '../../../../src/server/mcp-adapter.js'
import { createSessionless } from '../../../../src/server/transports/sse-sessionless.js'
import { silentLogger } from '../../../support/silent-logger.js'

describe('a POST without a session', () => {
  let url: string
  let close: () => Promise<void>
  let handle: Handler

  const post = async (message: object): Promise<{ status: number; body: string }> => {
    const headers = { 'content-type': 'application/json' }
    const body = JSON.stringify({ jsonrpc: '2.0', ...message })
    const answer = await fetch(url, { method: 'POST', headers, body })
    return { status: answer.status, body: await answer.text() }
  }

  before(async () => {
    const createServer = createMcpServerFactory(
      { 'tools/list': (params, call) => handle(params, call) },
      {
        version: '1.0.0',
        instructions: () => Promise.resolve(undefined),
        stateKey: Buffer.alloc(32),
        hasOutputSchema: () => false,
        logger: silentLogger(),
      },
    )
    const app = express()
    app.use((_request, response, next) => {
      response.locals.caller = { agent: 'a' }
      next()
    })
    app.use(express.json())
    app.use(createSessionless(createServer).router)
    const server = await listen(app, '127.0.0.1', 0)
    url = `${baseUrl(server, '127.0.0.1')}/messages/`
    close = () => stopListening(server)(0)
  })
  after(() => close())

  it('is answered in the response, without initialize first, by its caller', async () => {
    handle = (_params, { caller }) => Promise.resolve({ tools: [], caller })
    const { status, body } = await post({ id: 'a', method: 'tools/list' })
    expect(status).to.equal(200)
    expect(JSON.parse(body)).to.deep.equal({
      jsonrpc: '2.0',
      id: 'a',
      result: { tools: [], caller: { agent: 'a' } },
    })
  })

  it('is answered once, by its answer and nothing that is told meanwhile', async () => {
    handle = (_params, { notify, progressToken }) => {
      notify('notifications/progress', { progressToken, progress: 1 })
      return Promise.resolve({ tools: [] })
    }
    const { body } = await post({ id: 1, method: 'tools/list', params: { _meta: { progressToken: 1 } } })
    expect(JSON.parse(body)).to.deep.equal({ jsonrpc: '2.0', id: 1, result: { tools: [] } })
  })

  it('is taken, and answered nothing, where it is a notification', async () => {
    expect(await post({ method: 'notifications/initialized' })).to.deep.equal({ status: 202, body: '' })
  })

  it('is refused where it is an answer: nobody has asked', async () => {
    const { status, body } = await post({ id: 1, result: {} })
    expect([status, (JSON.parse(body) as { error: { code: number } }).error.code]).to.deep.equal([
      400, -32600,
    ])
  })

  it('is cancelled when its client leaves', async () => {
    const aborted = new Promise((done) => {
      handle = (_params, { signal }) => {
        signal.addEventListener('abort', done)
        leaving.destroy()
        return new Promise(() => undefined)
      }
    })
    const leaving = request(url, { method: 'POST', headers: { 'content-type': 'application/json' } })
    const left = new Promise((done) => leaving.once('close', done))
    leaving.on('error', () => undefined)
    leaving.end(JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' }))
    await Promise.all([aborted, left])
  })
})
