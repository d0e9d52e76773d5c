import { expect } from 'chai'
import { healthReport } from '../../../../src/server/health.js'
import { Metrics } from '../../../../src/server/metrics/metrics.js'
import { RunRecord } from '../../../../src/process/run-record.js'

const report = () =>
  healthReport({
    version: '1.2.3',
    plugins: [],
    directories: [],
    sessions: 0,
    runner: {
      counts: () => ({ running: 0, waiting: 0 }),
      record: () => new RunRecord().report(),
      loaded: () => [],
    },
  })

describe('Metrics', () => {
  it('adds up what a program took, by its steps, and its CPU time where that is known', async () => {
    const metrics = new Metrics(report)
    const ran = { how: 'warm', queueMs: 1, startMs: 20, runMs: 300, cpuMs: 250 } as const
    metrics.countOutcome({ kind: 'tool', plugin: 'p', outcome: 'ok', ms: 400, ran })
    metrics.countOutcome({ kind: 'tool', plugin: 'p', outcome: 'ok', ms: 600, ran: { ...ran, cpuMs: 750 } })
    const { text } = await metrics.report()
    expect(text).to.include('smcp_run_cpu_seconds_total{plugin="p"} 1\n')
    expect(text).to.include('smcp_run_duration_seconds_sum{how="warm",step="start"} 0.04\n')
    expect(text).to.include('smcp_request_duration_seconds_sum{kind="tool",plugin="p"} 1\n')
  })

  it('tells of no run where no program ran', async () => {
    const metrics = new Metrics(report)
    metrics.countOutcome({ kind: 'tool', plugin: undefined, outcome: 'busy', ms: 1, ran: undefined })
    const { text } = await metrics.report()
    expect(text).to.include('smcp_requests_total{kind="tool",plugin="",outcome="busy"} 1\n')
    expect(text).not.to.include('smcp_run_duration_seconds_count{')
  })

  it('has the values of the process too', async () => {
    const { text } = await new Metrics(report).report()
    expect(text).to.include('nodejs_eventloop_lag_p99_seconds').and.include('process_resident_memory_bytes')
  })
})
