import { expect } from 'chai'
import { textDifference } from '../../../../../src/cli/plugin/golden/text-difference.js'

describe('textDifference', () => {
  it('is the first line and column that differ', () => {
    expect(textDifference('a\nbcd\ne', 'a\nbcx\nf')).to.deep.equal({
      line: 2,
      column: 3,
      expected: 'bcd',
      got: 'bcx',
    })
  })

  it('is the line that only one of them has', () => {
    expect(textDifference('a', 'a\nb')).to.deep.equal({ line: 2, column: 1, expected: undefined, got: 'b' })
    expect(textDifference('a\nb', 'a')).to.deep.equal({ line: 2, column: 1, expected: 'b', got: undefined })
  })
})
