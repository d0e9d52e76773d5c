import { expect } from 'chai'
import { parseHeaders } from '../../../../src/cli/remote/parse-headers.js'
import { UsageError } from '../../../../src/errors.js'

describe('parseHeaders', () => {
  it('takes names and values as curl does', () => {
    expect(parseHeaders(['X-Token: a:b ', 'Accept-Language:de', 'X-Empty:'])).to.deep.equal({
      'X-Token': 'a:b',
      'Accept-Language': 'de',
      'X-Empty': '',
    })
    expect(parseHeaders()).to.deep.equal({})
  })

  for (const word of ['secret-value', ': secret-value', 'a b: secret-value', 'a: secret-value\nb: c'])
    it(`refuses ${JSON.stringify(word)} without showing its value`, () => {
      expect(() => parseHeaders([word]))
        .to.throw(UsageError, /^--header/)
        .with.property('text')
        .that.does.not.contain('secret-value')
    })
})
