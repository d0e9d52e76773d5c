import { expect } from 'chai'
import { runLines } from '../../../../src/cli/health/run-lines.js'
import { RunRecord } from '../../../../src/process/run-record.js'

const { last } = new RunRecord().report()

describe('runLines', () => {
  it('is silent before the first call', () => {
    const calls = { running: 1, waiting: 0, ran: { cold: 0, warm: 0, standby: 0 }, last }
    expect(runLines({ calls, loaded: [] })).to.deep.equal([])
  })

  it('tells how calls ran, what they took, and what is loaded', () => {
    const times = {
      runs: 7,
      queueMs: { median: 0, p95: 2 },
      startMs: { median: 1.5, p95: 3 },
      runMs: { median: 4, p95: 9 },
    }
    const calls = { running: 1, waiting: 2, ran: { cold: 3, warm: 4, standby: 0 }, last: times }
    const server = { how: 'warm', plugin: 'p', file: 'cli.py', pid: 12 } as const
    const loaded = [{ ...server, memoryBytes: 14 * 1024 ** 2 }, server]
    expect(runLines({ calls, loaded })).to.deep.equal([
      'calls: 1 running, 2 waiting, 3 cold, 4 warm so far',
      'the last 7, median (95th percentile): 0 ms (2) in the queue, 1.5 ms (3) to start, 4 ms (9) to the end',
      'loaded: p/cli.py, warm, process 12, 14 MiB',
      'loaded: p/cli.py, warm, process 12',
    ])
  })
})
