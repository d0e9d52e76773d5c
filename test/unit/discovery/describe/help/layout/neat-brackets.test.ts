import { expect } from 'chai'
import { withNeatBrackets } from '../../../../../../src/discovery/describe/help/layout/neat-brackets.js'

describe('the brackets of a usage', () => {
  it('have no blanks within', () => {
    expect(withNeatBrackets('x [ -a  ] [ -o <file> ] { A | B } [ ... ] ( -c )')).to.equal(
      'x [-a] [-o <file>] {A | B} [...] (-c)',
    )
    expect(withNeatBrackets('x [FILE] < a b')).to.equal('x [FILE] < a b')
  })

  it('are closed before the next one opens, or at the end', () => {
    expect(withNeatBrackets('x [ -t <url> [ -t ... ] [ -n ]')).to.equal('x [-t <url>] [-t ...] [-n]')
    expect(withNeatBrackets('x [A [B]')).to.equal('x [A] [B]')
    expect(withNeatBrackets('x A [B')).to.equal('x A [B]')
    expect(withNeatBrackets('x A] [B')).to.equal('x A] [B]')
  })
})
