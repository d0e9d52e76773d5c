import { expect } from 'chai'
import { withStackedSpellings } from '../../../../../../src/discovery/describe/help/layout/stacked-spellings.js'

describe('withStackedSpellings', () => {
  it('puts a short spelling into the row of the long one above it without a text', () => {
    expect(withStackedSpellings(['--type=style', '-t style  The style', '    of it'])).to.deep.equal([
      '--type=style, -t style  The style',
      '    of it',
    ])
    expect(withStackedSpellings(['  --verbose', '  -V  More'])).to.deep.equal(['  --verbose, -V  More'])
  })

  it('finds the one of the same value among several, and has its text behind all of them', () => {
    const rows = ['--keep=cells', '-k cells', '--drop=others', '--lose=more', '-d others  Drops', '  them']
    expect(withStackedSpellings(rows)).to.deep.equal([
      '--keep=cells, -k cells',
      '--lose=more',
      '--drop=others, -d others  Drops',
      '  them',
    ])
  })

  it('leaves rows as they are of another value or letter, behind a text, and at another indent', () => {
    for (const rows of [
      ['--type=style', '-t form  Its form'],
      ['--quick', '-s  Slowly'],
      ['--type=style  The style', '-t style  Another'],
      ['--type=style', '', '-t style  Another'],
      ['--type=style', '    -t style  Another'],
    ])
      expect(withStackedSpellings(rows)).to.deep.equal(rows)
  })
})
