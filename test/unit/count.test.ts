import { expect } from 'chai'
import { count } from '../../src/count.js'

describe('count', () => {
  it('puts the noun into the plural, but for one', () => {
    expect([0, 1, 2, 1000].map((number) => count(number, 'tool'))).to.deep.equal([
      '0 tools',
      '1 tool',
      '2 tools',
      '1000 tools',
    ])
  })
})
