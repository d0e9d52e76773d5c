import { expect } from 'chai'
import { serverUrl } from '../../../../src/cli/health/server-url.js'

describe('serverUrl', () => {
  for (const [typed, url] of [
    ['my-host:9000', 'http://my-host:9000'],
    ['[::1]:9000/sse', 'http://[::1]:9000'],
    ['https://tools.example.com/mcp?x=1', 'https://tools.example.com'],
    ['http://ada:secret@host:80/', 'http://host'],
  ] as const)
    it(`is ${url} for ${typed}`, () => {
      expect(serverUrl(typed)).to.equal(url)
    })
})
