import { expect } from 'chai'
import { alignedLines } from '../../../../src/cli/terminal/aligned-lines.js'

describe('alignedLines', () => {
  it('makes each column but the last as wide as its longest text', () => {
    expect(
      alignedLines([
        ['a', '12', 'x'],
        ['bcd', '1', ''],
      ]),
    ).to.equal('a    12  x\nbcd  1   -')
    expect(alignedLines([['a', 'b']])).to.equal('a  b')
  })

  it('has a line for each row, and something in each place', () => {
    expect(alignedLines([['', 'b\nc', 'd']])).to.equal('-  b; c  d')
  })

  it('moves no other line for a text that is very long', () => {
    const [short, long] = alignedLines([
      ['a', 'x'],
      ['b'.repeat(99), 'x'],
    ]).split('\n')
    expect(short).to.equal(`${'a'.padEnd(40)}  x`)
    expect(long).to.equal(`${'b'.repeat(99)}  x`)
  })
})
