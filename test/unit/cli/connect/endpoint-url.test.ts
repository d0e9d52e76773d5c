import { expect } from 'chai'
import { endpointUrl } from '../../../../src/cli/connect/endpoint-url.js'

describe('endpointUrl', () => {
  for (const [typed, url] of [
    ['127.0.0.1:9000', 'http://127.0.0.1:9000/mcp'],
    ['http://127.0.0.1:9000', 'http://127.0.0.1:9000/mcp'],
    ['https://smcp.example.com/', 'https://smcp.example.com/mcp'],
    ['https://example.com/tools/mcp', 'https://example.com/tools/mcp'],
    ['http://127.0.0.1:8000/?profile=ops', 'http://127.0.0.1:8000/mcp?profile=ops'],
    ['http://127.0.0.1:8000/sse', 'http://127.0.0.1:8000/sse'],
  ] as const)
    it(`makes ${url} of ${typed}`, () => {
      expect(endpointUrl(typed, '/mcp')).to.equal(url)
    })

  it('refuses what is no address', () => {
    for (const typed of ['', 'ftp://x', 'http://'])
      expect(() => endpointUrl(typed, '/mcp')).to.throw('--url must be')
  })
})
