import { expect } from 'chai'
import { howItRan, howItRanLine } from '../../../src/process/how-it-ran.js'
import { makeOutput } from '../../support/make-output.js'

describe('howItRan', () => {
  it('has the times in tenths of a millisecond, and what the system counted where it is told', () => {
    const times = { queueMs: 0.04, startMs: 2.26, runMs: 31 }
    const cold = howItRan(makeOutput({ how: 'cold', times }))
    expect(cold).to.deep.equal({ how: 'cold', queueMs: 0, startMs: 2.3, runMs: 31 })
    expect(howItRanLine(cold)).to.equal('cold: 0 ms in the queue, 2.3 ms to start, 31 ms to its end')
    const usage = { cpuMs: 3.14, memoryBytesMax: 8_500_000 }
    const warm = howItRan(makeOutput({ how: 'warm', times, usage }))
    expect(warm).to.deep.include({ how: 'warm', cpuMs: 3.1, memoryBytesMax: 8_500_000 })
    expect(howItRanLine(warm)).to.match(/^warm: .*, 3\.1 ms of CPU, 8 MiB of memory$/)
  })

  it('says of one that never ran how long it waited', () => {
    const ran = howItRan(makeOutput({ end: 'cancelled', times: { queueMs: 12, startMs: 0, runMs: 0 } }))
    expect(howItRanLine(ran)).to.equal('not started: 12 ms in the queue')
  })
})
