import { expect } from 'chai'
import { Registry } from 'prom-client'
import { healthReport } from '../../../../src/server/health.js'
import { registerGauges } from '../../../../src/server/metrics/gauges.js'
import { RunRecord } from '../../../../src/process/run-record.js'

describe('the gauges', () => {
  it('are what the health report says, whenever it is asked', async () => {
    const registry = new Registry()
    const set = registerGauges(registry)
    const plugin = { name: 'p', dir: '/p', tools: 3, problems: [] }
    const loaded = [{ how: 'warm', plugin: 'p', file: 'cli.py', pid: 7, memoryBytes: 1000 }] as const
    const facts = {
      version: '1.2.3',
      plugins: [
        { ...plugin, state: 'described' },
        { ...plugin, state: 'broken', tools: 0 },
      ],
      directories: [{ file: '/gone', message: 'is gone', severity: 'error' }],
      sessions: 5,
      runner: {
        counts: () => ({ running: 1, waiting: 2 }),
        record: () => new RunRecord().report(),
        loaded: () => loaded,
      },
    } as const
    set(healthReport(facts))
    const text = await registry.metrics()
    for (const line of [
      'smcp_info{version="1.2.3"} 1',
      'smcp_plugins{state="good"} 1',
      'smcp_plugins{state="broken"} 1',
      'smcp_plugin_folders_away 1',
      'smcp_tools 3',
      'smcp_sessions 5',
      'smcp_runs{state="waiting"} 2',
      'smcp_loaded_bytes 1000',
    ])
      expect(text).to.include(`${line}\n`)
    set(healthReport({ ...facts, sessions: 6 }))
    expect(await registry.metrics()).to.include('smcp_sessions 6\n')
  })
})
