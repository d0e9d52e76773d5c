import { expect } from 'chai'
import express from 'express'
import { EventEmitter, once } from 'node:events'
import { createServer, request as httpRequest, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { answerByWeb } from '../../../../src/server/transports/answer-by-web.js'

/** Serves what answers web requests; `failures` is what it throws. */
async function serve(answer: (request: Request) => Promise<Response>) {
  const failures: unknown[] = []
  const app = express()
  app.use((request, response) => {
    answerByWeb(request, response, answer).catch((error: unknown) => {
      failures.push(error)
      response.status(500).end()
    })
  })
  const server = createServer(app).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { port: (server.address() as AddressInfo).port, failures, close: () => server.close() }
}

async function get(port: number, headers: Record<string, string> = {}): Promise<IncomingMessage> {
  const [answer] = (await once(
    httpRequest({ port, host: '127.0.0.1', headers, agent: false }).end(),
    'response',
  )) as [IncomingMessage]
  return answer.setEncoding('utf8')
}

describe('answerByWeb', () => {
  it('hands on method and headers, and sends status, headers and text', async () => {
    const server = await serve((request) =>
      Promise.resolve(
        new Response(`${request.method} ${request.headers.get('x-said')}`, {
          status: 201,
          headers: { 'x-told': 'this' },
        }),
      ),
    )
    const answer = await get(server.port, { 'X-Said': 'that' })
    expect([answer.statusCode, answer.headers['x-told']]).to.deep.equal([201, 'this'])
    expect((await answer.toArray()).join('')).to.equal('GET that')
    server.close()
  })

  it('sends a piece before there is another, and nothing where there is none', async () => {
    let writer: ReadableStreamDefaultController<Uint8Array> | undefined
    const body = new ReadableStream<Uint8Array>({ start: (controller) => void (writer = controller) })
    const server = await serve((request) =>
      Promise.resolve(new Response(request.headers.has('x-empty') ? null : body)),
    )
    const write = (text: string): void => writer?.enqueue(new TextEncoder().encode(text))
    write('first')
    const pieces = (await get(server.port))[Symbol.asyncIterator]()
    expect((await pieces.next()).value).to.equal('first')
    write('second')
    expect((await pieces.next()).value).to.equal('second')
    writer?.close()
    expect((await pieces.next()).done).to.equal(true)
    expect(await (await get(server.port, { 'X-Empty': 'yes' })).toArray()).to.deep.equal([])
    server.close()
  })

  it('fails once with an answer that fails on its way: a second time would end the process', async () => {
    const unhandled: unknown[] = []
    const onUnhandled = (error: unknown): void => void unhandled.push(error)
    process.on('unhandledRejection', onUnhandled)
    let writer: ReadableStreamDefaultController<Uint8Array> | undefined
    const body = new ReadableStream<Uint8Array>({ start: (controller) => void (writer = controller) })
    const server = await serve(() => Promise.resolve(new Response(body)))
    writer?.enqueue(new TextEncoder().encode('first'))
    const answer = await get(server.port)
    const ended = answer.toArray()
    writer?.error(new Error('broken'))
    await ended
    // Another request is answered after all that follows from the end of this one.
    await (await get(server.port)).toArray().catch(() => undefined)
    process.off('unhandledRejection', onUnhandled)
    expect(unhandled).to.deep.equal([])
    expect(String(server.failures[0])).to.equal('Error: broken')
    server.close()
  })

  it('aborts the request and cancels the answer when the client leaves', async () => {
    const heard = new EventEmitter()
    const server = await serve((request) => {
      request.signal.addEventListener('abort', () => heard.emit('aborted'))
      const body = new ReadableStream({
        start: (controller) => {
          controller.enqueue(new TextEncoder().encode('begun'))
        },
        cancel: () => void heard.emit('cancelled'),
      })
      return Promise.resolve(new Response(body))
    })
    const both = Promise.all([once(heard, 'aborted'), once(heard, 'cancelled')])
    const answer = await get(server.port)
    answer.destroy()
    await both
    server.close()
  })

  it('fails with what the answering threw, before anything is sent', async () => {
    const failure = new Error('no answer')
    const server = await serve(() => Promise.reject(failure))
    expect((await get(server.port)).statusCode).to.equal(500)
    expect(server.failures).to.deep.equal([failure])
    server.close()
  })

  it('refuses a Host of which no address can be made', async () => {
    const server = await serve(() => Promise.resolve(new Response()))
    const answer = await get(server.port, { Host: '[0:0:0:0:0:0:0:1]:80' })
    expect(answer.statusCode).to.equal(400)
    expect((await answer.toArray()).join('')).to.include("can't be read: Invalid host header")
    server.close()
  })
})
