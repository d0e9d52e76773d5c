import { expect } from 'chai'
import type { Request, Response } from 'express'
import { requireMessage } from '../../../src/server/require-message.js'

/** Whether a body passes; else what it is answered. */
function answerTo(body: unknown, batches: boolean): unknown {
  let answer: unknown = 'nothing'
  const response = {
    req: { body },
    status: (status: number) => ({ json: (json: object) => (answer = { status, ...json }) }),
  } as unknown as Response
  requireMessage({ batches })({ body } as unknown as Request, response, () => (answer = 'passes'))
  return answer
}
const request = { jsonrpc: '2.0', id: 1, method: 'ping' }
const notification = { jsonrpc: '2.0', method: 'notifications/initialized' }
const answers = [
  { jsonrpc: '2.0', id: 1, result: {} },
  { jsonrpc: '2.0', id: 1, error: { code: 1, message: 'no' } },
]

describe('requireMessage', () => {
  it('lets every kind of message pass', () => {
    for (const message of [request, notification, ...answers])
      for (const batches of [true, false]) expect(answerTo(message, batches)).to.equal('passes')
  })

  it('lets a list of messages pass where lists are taken, if it is of nothing else', () => {
    expect(answerTo([request, notification], true)).to.equal('passes')
    expect(answerTo([request], false)).to.have.property('status', 400)
    for (const list of [[], [request, 5], [[request]]])
      expect(answerTo(list, true)).to.have.property('status', 400)
  })

  it('says what a body is to be', () => {
    for (const body of [undefined, null, 5, 'x', {}, { ...request, jsonrpc: '1.0' }, { ...request, id: {} }])
      expect(answerTo(body, false))
        .to.have.nested.property('error.message')
        .that.matches(/^The body is not a JSON-RPC/)
    expect(answerTo(5, true)).to.deep.include({ status: 400, id: null })
    expect(answerTo(5, true))
      .to.have.nested.property('error.message')
      .that.matches(/neither .*, nor a list of them$/)
  })
})
