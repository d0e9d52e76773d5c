import { expect } from 'chai'
import { Shares } from '../../src/shares.js'

describe('Shares', () => {
  it('has none left for a key with its share, and for nobody when all is taken', () => {
    const shares = new Shares(5, 3)
    shares.take('a', 2)
    expect(shares.lack('a')).to.equal(undefined)
    shares.take('a', 1)
    expect(shares.lack('a')).to.deep.equal({ of: 'key', taken: 3 })
    expect(shares.lack('b')).to.equal(undefined)
    shares.take(undefined, 2)
    expect(shares.lack('b')).to.deep.equal({ of: 'all', taken: 5 })
    expect(shares.lack('a')).to.deep.equal({ of: 'key', taken: 3 })
  })

  it('has again what is given back', () => {
    const shares = new Shares(1, 1)
    const leave = shares.take('a', 1)
    leave()
    expect(shares.lack('a')).to.equal(undefined)
    expect(shares.lack('b')).to.equal(undefined)
  })

  it('counts more than there is, where that was taken', () => {
    const shares = new Shares(10, 5)
    shares.take('a', 12)
    expect(shares.lack('a')).to.deep.equal({ of: 'key', taken: 12 })
    expect(shares.lack('b')).to.deep.equal({ of: 'all', taken: 12 })
  })
})
