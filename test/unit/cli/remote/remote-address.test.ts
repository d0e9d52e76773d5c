import { expect } from 'chai'
import { placesOf } from '../../../../src/cli/remote/remote-address.js'
import { typedUrl } from '../../../../src/cli/typed-url.js'

const wordsOf = (typed: string) =>
  placesOf(typedUrl(typed)).map(({ url, transport }) => `${transport} ${url.href}`)

describe('placesOf', () => {
  it('looks below an address without a path where endpoints are', () => {
    expect(wordsOf('127.0.0.1:8000')).to.deep.equal([
      'http http://127.0.0.1:8000/mcp',
      'http http://127.0.0.1:8000/',
      'sse http://127.0.0.1:8000/sse',
    ])
  })

  it('tries both transports at a whole address, the likelier one first', () => {
    expect(wordsOf('https://example.org/a/mcp?x=1')).to.deep.equal([
      'http https://example.org/a/mcp?x=1',
      'sse https://example.org/a/mcp?x=1',
    ])
    expect(wordsOf('http://h/sse')).to.deep.equal(['sse http://h/sse', 'http http://h/sse'])
  })
})
