import { expect } from 'chai'
import { wrapLine } from '../../../../src/cli/terminal/wrap-line.js'

describe('wrapLine', () => {
  it('leaves a line as it is that fits', () => {
    expect(wrapLine('a  b', { width: 4 })).to.deep.equal(['a  b'])
    expect(wrapLine('', { width: 80, indent: 2 })).to.deep.equal(['  '])
    expect(wrapLine('x'.repeat(1000), { width: Infinity, indent: 2 })).to.deep.equal([
      `  ${'x'.repeat(1000)}`,
    ])
  })

  it('breaks one between words, each behind its spaces, and hangs those after the first', () => {
    expect(wrapLine('one two three', { width: 9, indent: 1 })).to.deep.equal([' one two', ' three'])
    expect(wrapLine('one two three', { width: 9, indent: 1, hang: 2 })).to.deep.equal([
      ' one two',
      '   three',
    ])
    expect(wrapLine('  - one two', { width: 8, indent: 1 })).to.deep.equal(['   - one', '   two'])
  })

  it('keeps a word whole that is too wide', () => {
    expect(wrapLine('a https://example.org b', { width: 6, hang: 1 })).to.deep.equal([
      'a',
      ' https://example.org',
      ' b',
    ])
    expect(wrapLine('abcdef', { width: 3 })).to.deep.equal(['abcdef'])
  })
})
