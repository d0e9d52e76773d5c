import { expect } from 'chai'
import { cut, quote } from '../../src/quote.js'

describe('quote', () => {
  it('is a value as JSON, on one line', () => {
    expect(['a "b"\n', 5, null, ['x'], { a: 1 }, undefined].map(quote)).to.deep.equal([
      '"a \\"b\\"\\n"',
      '5',
      'null',
      '["x"]',
      '{"a":1}',
      'nothing',
    ])
  })

  it('is cut where it is long', () => {
    expect(quote('x'.repeat(78))).to.equal(`"${'x'.repeat(78)}"`)
    expect(quote('x'.repeat(79))).to.equal(`"${'x'.repeat(76)}...`)
  })
})

describe('cut', () => {
  it('leaves a text as it is that is not longer than that, and says that there was more', () => {
    expect(cut('abcde', 5)).to.equal('abcde')
    expect(cut('abcdef', 5)).to.equal('ab...')
  })
})
