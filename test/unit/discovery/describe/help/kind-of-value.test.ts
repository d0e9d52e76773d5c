import { expect } from 'chai'
import { isKindOfValue } from '../../../../../src/discovery/describe/help/kind-of-value.js'

describe('a word for a kind of value', () => {
  it('is told from a value', () => {
    expect(['file', 'Directory', 'URLs', 'regexp'].map(isKindOfValue)).to.deep.equal(Array(4).fill(true))
    expect(['fast', 'json', 'profile', ''].map(isKindOfValue)).to.deep.equal(Array(4).fill(false))
  })
})
