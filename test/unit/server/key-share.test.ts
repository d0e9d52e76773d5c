import { expect } from 'chai'
import { keyShare } from '../../../src/server/key-share.js'

const auth = (...apiKeys: string[]) => ({ apiKeys, authDisabled: false, loopbackExempt: false })

describe('keyShare', () => {
  it('is half where there are keys, all where there are none, and what is set', () => {
    expect(keyShare(5, undefined, auth('one'))).to.equal(3)
    expect(keyShare(5, undefined, auth())).to.equal(Infinity)
    expect(keyShare(5, 4, auth('one'))).to.equal(4)
    expect(keyShare(5, 4, auth())).to.equal(4)
  })
})
