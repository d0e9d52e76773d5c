import { expect } from 'chai'
import { servedBy } from '../../../../src/discovery/catalog/served-by.js'

describe('servedBy', () => {
  const names = ['a__x', 'a__y', 'b__x']
  const served = (include: string[], exclude: string[]) => names.filter(servedBy({ include, exclude }))

  it('serves all, those that are named, and never those that are left out', () => {
    expect(served([], [])).to.deep.equal(names)
    expect(served(['a__*'], [])).to.deep.equal(['a__x', 'a__y'])
    expect(served(['a__*'], ['*__x'])).to.deep.equal(['a__y'])
  })
})
