import { expect } from 'chai'
import { someNames } from '../../../src/cli/some-names.js'

describe('someNames', () => {
  it('tells the first names and how many more there are', () => {
    expect(someNames(['a', 'b'], 2)).to.equal('a, b')
    expect(someNames(['a', 'b', 'c', 'd', 'e'], 2)).to.equal('a, b and 3 more')
    expect(someNames([], 2)).to.equal('')
  })
})
