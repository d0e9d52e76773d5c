import { expect } from 'chai'
import { groupBy } from '../../src/group-by.js'

describe('groupBy', () => {
  it('keeps the order of the first items, and of the items within a group', () => {
    const groups = groupBy(['bee', 'ant', 'bat', 'cat', 'ape'], ([first = '']) => first)
    expect(groups).to.deep.equal([['bee', 'bat'], ['ant', 'ape'], ['cat']])
    expect(groupBy([], String)).to.deep.equal([])
  })
})
