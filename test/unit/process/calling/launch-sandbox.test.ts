import { expect } from 'chai'
import { stricter } from '../../../../src/process/calling/launch-sandbox.js'

describe('stricter', () => {
  it('takes the mode that allows less, whoever demands it', () => {
    expect(stricter('none', 'network')).to.equal('network')
    expect(stricter('strict', 'network')).to.equal('strict')
    expect(stricter('none', 'none')).to.equal('none')
  })
})
