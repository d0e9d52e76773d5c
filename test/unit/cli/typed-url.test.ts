import { expect } from 'chai'
import { typedUrl } from '../../../src/cli/typed-url.js'
import { ConfigError } from '../../../src/errors.js'

describe('typedUrl', () => {
  it('takes an address with and without its scheme', () => {
    expect(typedUrl('localhost:8000').href).to.equal('http://localhost:8000/')
    expect(typedUrl('https://example.org/mcp?profile=ops').href).to.equal(
      'https://example.org/mcp?profile=ops',
    )
  })

  for (const typed of ['', 'http://', 'ftp://example.org', 'a b'])
    it(`refuses ${JSON.stringify(typed)}`, () => {
      expect(() => typedUrl(typed)).to.throw(ConfigError, '--url must be an address like http://')
    })
})
