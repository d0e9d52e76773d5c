import { expect } from 'chai'
import { soak, type Soaked } from '../../bench/soak/soak.js'

describe('a server that has made many calls, some of them given up', function () {
  this.timeout(120_000)
  let soaked: Soaked
  before(async function () {
    if (process.platform !== 'linux') this.skip()
    soaked = await soak({ warm: 300, cold: 50, warmBefore: 100 })
  })

  it('has forked and started them', () => {
    expect(soaked.ran.warm).to.be.at.least(250)
    expect(soaked.ran.cold).to.be.at.least(40)
  })

  it('has the processes and descriptors that it had before', () => {
    expect(soaked.held.after).to.deep.equal(soaked.held.before)
  })

  it('holds about the memory that it held after the first', () => {
    const { before, after } = soaked.memory
    expect(after.bytes / before.bytes).to.be.lessThan(1.1)
    expect(after.loaded / before.loaded).to.be.lessThan(1.1)
  })
})
