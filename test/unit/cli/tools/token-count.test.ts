import { expect } from 'chai'
import { tokenCount, tokenLine } from '../../../../src/cli/tools/token-count.js'

describe('tokenCount', () => {
  it('takes four characters of JSON for a token, and begun ones for whole', () => {
    expect(tokenCount({ a: 12 })).to.equal(2)
    expect(tokenCount({ a: 123 })).to.equal(3)
  })

  it('says what a list costs', () => {
    expect(tokenLine([{ a: 12 }])).to.equal(
      '1 tool, about 3 tokens in every conversation (one token per 4 characters)',
    )
  })
})
