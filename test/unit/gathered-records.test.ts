import { expect } from 'chai'
import { setImmediate as endOfTurn } from 'node:timers/promises'
import { GatheredRecords } from '../../src/gathered-records.js'
import { until } from '../support/processes.js'

describe('GatheredRecords', () => {
  it('writes together what came within a moment, in its order', async () => {
    const written: string[] = []
    const records = new GatheredRecords((all) => written.push(all.join()))
    records.add('a')
    await endOfTurn()
    records.add('b')
    expect(written).to.deep.equal([])
    await until(() => written.length > 0)
    records.add('c')
    await until(() => written.length > 1)
    expect(written).to.deep.equal(['a,b', 'c'])
  })

  it('writes what there is when it is told to, and nothing twice', async () => {
    const written: string[] = []
    const records = new GatheredRecords((all) => written.push(all.join()))
    records.add('a')
    records.write()
    expect(written).to.deep.equal(['a'])
    records.add('b')
    await until(() => written.length > 1)
    expect(written).to.deep.equal(['a', 'b'])
  })

  it('leaves no listener behind', async () => {
    const before = process.listenerCount('exit')
    let isWritten = false
    const records = new GatheredRecords(() => (isWritten = true))
    records.add('a')
    await until(() => isWritten)
    expect(process.listenerCount('exit')).to.equal(before)
  })
})
