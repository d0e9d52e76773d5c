import { expect } from 'chai'
import { alignedLines } from '../../../../src/cli/terminal/aligned-lines.js'

describe('alignedLines', () => {
  it('makes each column but the last as wide as its longest text', () => {
    expect(
      alignedLines([
        ['a', '12', 'x'],
        ['bcd', '1', ''],
      ]),
    ).to.equal('a    12  x\nbcd  1   ')
    expect(alignedLines([['a', 'b']])).to.equal('a  b')
  })
})
