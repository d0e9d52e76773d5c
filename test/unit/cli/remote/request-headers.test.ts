import { expect } from 'chai'
import { requestHeaders } from '../../../../src/cli/remote/request-headers.js'

describe('requestHeaders', () => {
  const { MCP_API_KEY: before } = process.env
  beforeEach(() => {
    process.env.MCP_API_KEY = 'the-key'
  })
  afterEach(() => {
    if (before === undefined) delete process.env.MCP_API_KEY
    else process.env.MCP_API_KEY = before
  })
  const headersTo = (url: string, words?: string[]): Record<string, string> =>
    requestHeaders(new URL(url), words)

  it('sends the key of smcp here to a server on this machine alone', () => {
    for (const url of ['http://127.0.0.1:8000/mcp', 'http://localhost/', 'http://[::1]:8000/sse'])
      expect(headersTo(url)).to.deep.equal({ Authorization: 'Bearer the-key' })
    for (const url of ['https://mcp.example.com/mcp', 'http://10.0.0.1/', 'http://localhost.example.com/'])
      expect(headersTo(url)).to.deep.equal({})
  })

  it('sends what it is told to, and no key beside one', () => {
    expect(headersTo('https://mcp.example.com/mcp', ['X-API-Key: other'])).to.deep.equal({
      'X-API-Key': 'other',
    })
    expect(headersTo('http://localhost/', ['authorization: Bearer other', 'X-Team: blue'])).to.deep.equal({
      authorization: 'Bearer other',
      'X-Team': 'blue',
    })
    expect(headersTo('http://localhost/', ['X-Team: blue'])).to.deep.equal({
      'X-Team': 'blue',
      Authorization: 'Bearer the-key',
    })
  })
})
