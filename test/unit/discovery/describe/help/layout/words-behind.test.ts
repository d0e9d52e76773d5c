import { expect } from 'chai'
import { wordsBehind } from '../../../../../../src/discovery/describe/help/layout/words-behind.js'

describe('the words behind a flag', () => {
  const text = 'Usage: jo [-a] [-ab]\n\t-a creates an array\n  -ab  is another\n'

  it('are those of the line that begins with it', () => {
    expect(wordsBehind('-a', text)).to.equal('creates an array')
    expect(wordsBehind('-ab', text)).to.equal('is another')
    expect(wordsBehind('-b', text)).to.equal('')
  })
})
