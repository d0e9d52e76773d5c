import { expect } from 'chai'
import express from 'express'
import { NumberLiteral } from '../../../src/executor/number-literal.js'
import { httpErrorHandler } from '../../../src/server/http-errors.js'
import { baseUrl, listen, stopListening } from '../../../src/server/listen.js'
import { readBody } from '../../../src/server/read-body.js'
import { silentLogger } from '../../support/silent-logger.js'

describe('readBody', () => {
  let url: string
  let close: () => Promise<void>
  let body: unknown
  const post = async (text: string, type = 'application/json'): Promise<unknown> => {
    const answer = await fetch(url, { method: 'POST', headers: { 'content-type': type }, body: text })
    const { error } = (await answer.json()) as { error?: { code: number; message: string } }
    return error === undefined ? body : [answer.status, error.code, error.message]
  }

  before(async () => {
    const app = express()
    app.use(readBody(100))
    app.use((request, response) => {
      body = request.body
      response.json({})
    })
    app.use(httpErrorHandler(silentLogger()))
    const server = await listen(app, '127.0.0.1', 0)
    url = baseUrl(server, '127.0.0.1')
    close = () => stopListening(server)(0)
  })
  after(() => close())

  it('reads JSON of any kind, whatever its character set is called', async () => {
    expect(await post('{"a": [1, null]}')).to.deep.equal({ a: [1, null] })
    expect(await post('"\u00e9"', 'application/json; charset=utf-8')).to.equal('\u00e9')
  })

  it('keeps the numbers of a call as they are written', async () => {
    expect(await post('{"method": "tools/call", "params": {"arguments": {"n": 1.10}}}'))
      .to.have.nested.property('params.arguments.n')
      .that.deep.equals(new NumberLiteral('1.10'))
  })

  it('refuses what is not JSON, by its type or its text', async () => {
    const [status, code, message] = (await post('{"a": ')) as [number, number, string]
    expect([status, code]).to.deep.equal([400, -32700])
    expect(message).to.match(/^The body is not JSON: /)
    expect(await post('{}', 'text/plain')).to.deep.equal([
      415,
      -32000,
      'The body must be application/json, not text/plain',
    ])
  })

  it('refuses what is larger than is allowed', async () => {
    expect(await post(JSON.stringify('x'.repeat(98)))).to.equal('x'.repeat(98))
    expect(await post(JSON.stringify('x'.repeat(99)))).to.include.members([413])
  })

  it('leaves a request without a body alone', async () => {
    body = 'nothing'
    await fetch(url)
    expect(body).to.equal(undefined)
  })
})
