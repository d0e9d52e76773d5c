import { expect } from 'chai'
import { keyShare } from '../../../src/server/key-share.js'

describe('keyShare', () => {
  it('is half where there are keys, all where there are none, and what is set', () => {
    expect(keyShare(5, undefined, true)).to.equal(3)
    expect(keyShare(5, undefined, false)).to.equal(Infinity)
    expect(keyShare(5, 4, true)).to.equal(4)
    expect(keyShare(5, 4, false)).to.equal(4)
  })
})
