import { expect } from 'chai'
import type { PluginStatus } from '../../../src/discovery/catalog/plugin-status.js'
import { RunRecord } from '../../../src/process/run-record.js'
import type { Problem } from '../../../src/discovery/tool.js'
import { healthReport, healthTool, type HealthReport } from '../../../src/server/health.js'
import { makeProblem } from '../../support/make-plugin.js'

const plugin = (more: Partial<PluginStatus> = {}): PluginStatus => ({
  name: 'p',
  dir: '/plugins/p',
  state: 'described',
  tools: 2,
  problems: [],
  ...more,
})
const broken = plugin({ name: 'b', state: 'broken', tools: 0, problems: [makeProblem('is wrong')] })
const pending = plugin({ name: 'c', state: 'pending', tools: 0 })
const away: Problem = { file: '/plugins', message: 'is gone', severity: 'error' }
const runner = {
  counts: () => ({ running: 1, waiting: 2 }),
  record: () => new RunRecord().report(),
  loaded: () => [],
}
const report = (plugins: readonly PluginStatus[], directories: readonly Problem[] = []): HealthReport =>
  healthReport({ version: '1.2.3', plugins, directories, sessions: 4, runner })

describe('healthReport', () => {
  it('is well where nothing is wrong, also where there is nothing', () => {
    expect(report([plugin()]).status).to.equal('ok')
    expect(report([plugin({ problems: [makeProblem('may be', { severity: 'warning' })] })]).status).to.equal(
      'ok',
    )
    expect(report([]).status).to.equal('ok')
  })

  it('is degraded while some tool can be used, and failing where none can', () => {
    const clash = plugin({ problems: [makeProblem('has a name twice')] })
    for (const plugins of [[plugin(), broken], [clash]]) expect(report(plugins).status).to.equal('degraded')
    expect(report([plugin()], [away]).status).to.equal('degraded')
    expect(report([broken]).status).to.equal('failing')
    expect(report([], [away]).status).to.equal('failing')
    expect(report([], [{ ...away, severity: 'warning' }]).status).to.equal('ok')
  })

  it('is starting while a plugin is still described, whatever else is so', () => {
    for (const others of [[], [plugin()], [broken]])
      expect(report([pending, ...others]).status).to.equal('starting')
  })

  it('counts what there is, and says of what is broken or away why', () => {
    const fielded = makeProblem('is not known', { field: 'commands[0]' })
    const twice = plugin({ name: 'd', problems: [fielded, makeProblem('may be', { severity: 'warning' })] })
    const { uptimeSeconds, ...rest } = report([plugin(), broken, pending, twice], [away])
    expect(uptimeSeconds).to.be.at.least(0)
    expect(rest).to.deep.equal({
      status: 'starting',
      version: '1.2.3',
      plugins: {
        good: 1,
        pending: 1,
        broken: [
          { name: 'b', why: ['is wrong'] },
          { name: 'd', why: ['commands[0]: is not known', 'may be'] },
        ],
        away: [{ name: '/plugins', why: ['is gone'] }],
      },
      tools: 4,
      sessions: 4,
      calls: { running: 1, waiting: 2, ...new RunRecord().report() },
      loaded: [],
    })
  })
})

describe('healthTool', () => {
  it('tells the report of the moment as JSON', async () => {
    let sessions = 0
    const tool = healthTool(
      () => ({ ...report([plugin()]), sessions: (sessions += 1) }),
      () => true,
    )
    const call = async (): Promise<unknown> => {
      const { content } = await tool.call({}, {} as Parameters<typeof tool.call>[1])
      const [block] = content as unknown as [{ text: string }]
      return JSON.parse(block.text) as unknown
    }
    expect(await call()).to.include({ status: 'ok', sessions: 1 })
    expect(await call()).to.include({ sessions: 2 })
  })
})
