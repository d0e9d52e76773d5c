import { expect } from 'chai'
import { connectionError, notMcp } from '../../../../src/cli/remote/connection-error.js'

const url = 'http://h/mcp'
const failed = (code: string) =>
  new TypeError('fetch failed', { cause: Object.assign(new Error(`connect ${code}`), { code }) })

describe('connectionError', () => {
  it('tells nobody there from a server that breaks off', () => {
    expect(connectionError(url, { failure: failed('ECONNREFUSED') }, false)).to.include({
      code: 'unreachable',
      message: 'Nobody answers at http://h/mcp: connect ECONNREFUSED',
    })
    expect(connectionError(url, { failure: failed('ECONNRESET') }, false)).to.include({
      code: 'unreachable',
      message: 'The server at http://h/mcp does not answer: connect ECONNRESET',
    })
  })

  for (const [status, hasKey, code, said] of [
    [401, false, 'unauthorized', 'requires a key'],
    [401, true, 'unauthorized', 'rejects the key'],
    [403, true, 'unexpected_answer', 'refuses the request'],
    [429, true, 'unexpected_answer', 'does not serve now: HTTP 429'],
    [503, true, 'unexpected_answer', 'does not serve now: HTTP 503'],
  ] as const)
    it(`is ${code} for ${status} ${hasKey ? 'with' : 'without'} a key`, () => {
      const error = connectionError(url, { status }, hasKey)!
      expect(error.code).to.equal(code)
      expect(error.message).to.contain(said)
    })

  it('is none for an answer after which another way may do', () => {
    for (const status of [200, 400, 404, 405, 406])
      expect(connectionError(url, { status }, false)).to.equal(undefined)
  })
})

describe('notMcp', () => {
  it('says what answers there instead', () => {
    const seen = { status: 200, contentType: 'text/html' }
    expect(notMcp(url, seen, new Error('x')).text).to.contain(
      'is not an MCP server: it answers HTTP 200, text/html',
    )
    expect(notMcp(url, {}, new Error('no words')).text).to.contain('it answers no words')
  })
})
