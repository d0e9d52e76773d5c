import { expect } from 'chai'
import { setImmediate as endOfTurn } from 'node:timers/promises'
import { GatheredRecords } from '../../src/gathered-records.js'

describe('GatheredRecords', () => {
  it('writes together what came in one turn of the event loop, in its order', async () => {
    const written: string[] = []
    const records = new GatheredRecords((all) => written.push(all.join()))
    records.add('a')
    await Promise.resolve()
    records.add('b')
    expect(written).to.deep.equal([])
    await endOfTurn()
    records.add('c')
    await endOfTurn()
    expect(written).to.deep.equal(['a,b', 'c'])
  })

  it('writes what there is when it is told to, and nothing twice', async () => {
    const written: string[] = []
    const records = new GatheredRecords((all) => written.push(all.join()))
    records.add('a')
    records.write()
    expect(written).to.deep.equal(['a'])
    records.add('b')
    await endOfTurn()
    await endOfTurn()
    expect(written).to.deep.equal(['a', 'b'])
  })

  it('leaves no listener behind', async () => {
    const before = process.listenerCount('exit')
    const records = new GatheredRecords(() => undefined)
    records.add('a')
    await endOfTurn()
    expect(process.listenerCount('exit')).to.equal(before)
  })
})
