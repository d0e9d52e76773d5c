import { expect } from 'chai'
import type { How } from '../../../src/process/how-it-ran.js'
import { createJob, type ProcessOutput } from '../../../src/process/job.js'
import { RunRecord } from '../../../src/process/run-record.js'
import { makeOutput } from '../../support/make-output.js'

const launch = { plugin: 'p', file: 'f', local: { interpreter: [], mainFile: 'f', args: [], cwd: '/' } }
const job = createJob(launch, [], { timeoutMs: undefined, outputBytesMax: 1 })
const ended = (runMs: number, how: How = 'cold'): ProcessOutput =>
  makeOutput({ how, times: { queueMs: 0, startMs: 1, runMs } })

async function recordOf(outputs: readonly ProcessOutput[]): Promise<RunRecord> {
  const record = new RunRecord()
  for (const output of outputs) await record.of(() => Promise.resolve(output))(job)
  return record
}

describe('RunRecord', () => {
  it('counts what ran by how, and nothing that never ran', async () => {
    const record = await recordOf([
      ended(1),
      ended(1, 'warm'),
      ended(1, 'warm'),
      makeOutput({ end: 'cancelled' }),
    ])
    expect(record.report().ran).to.deep.equal({ cold: 1, warm: 2, standby: 0 })
    expect(record.report().last.runs).to.equal(3)
  })

  it('has the median and the 95th percentile of each step', async () => {
    const record = await recordOf(Array.from({ length: 100 }, (_, index) => ended(index + 1)))
    expect(record.report().last).to.deep.equal({
      runs: 100,
      queueMs: { median: 0, p95: 0 },
      startMs: { median: 1, p95: 1 },
      runMs: { median: 50, p95: 95 },
    })
    expect(new RunRecord().report().last.runMs).to.deep.equal({ median: 0, p95: 0 })
  })

  it('forgets all but the last thousand', async () => {
    const record = await recordOf([
      ...Array<ProcessOutput>(5).fill(ended(9000)),
      ...Array<ProcessOutput>(1000).fill(ended(2)),
    ])
    const { ran, last } = record.report()
    expect([ran.cold, last.runs, last.runMs.p95]).to.deep.equal([1005, 1000, 2])
  })
})
