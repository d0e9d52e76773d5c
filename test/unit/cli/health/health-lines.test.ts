import { expect } from 'chai'
import { healthLines, healthWarnings } from '../../../../src/cli/health/health-lines.js'
import { RunRecord } from '../../../../src/process/run-record.js'
import { healthReport } from '../../../../src/server/health.js'

const report = healthReport({
  version: '1.2.3',
  plugins: [
    { name: 'good', dir: '/p/good', state: 'described', tools: 2, problems: [] },
    { name: 'slow', dir: '', state: 'pending', tools: 0, problems: [] },
    {
      name: 'bad',
      dir: '/p/bad',
      state: 'broken',
      tools: 0,
      problems: [
        { plugin: 'bad', file: '/p/bad/cli.sh', message: 'is no JSON', severity: 'error' },
        { plugin: 'bad', file: '/p/bad/smcp.json', field: 'hide', message: 'is no list', severity: 'error' },
      ],
    },
  ],
  directories: [{ file: '/away', message: 'the plugins folder is gone', severity: 'error' }],
  sessions: 0,
  runner: {
    counts: () => ({ running: 0, waiting: 0 }),
    record: () => new RunRecord().report(),
    loaded: () => [],
  },
})

describe('healthLines', () => {
  it('counts the plugins of a server, also those that are being described', () => {
    expect(healthLines({ ...report, subject: 'server', url: 'http://x:1', uptimeSeconds: 7 })).to.deep.equal([
      'server: http://x:1, smcp 1.2.3, up 7 s',
      'status: starting',
      'plugins: 1 good, 1 broken, 1 being described',
      'tools: 2',
    ])
  })

  it('names the folders of local plugins', () => {
    const [head] = healthLines({ ...report, subject: 'local plugins', pluginsDirs: ['/a', '/b'] })
    expect(head).to.equal('local plugins: /a, /b')
  })
})

describe('healthWarnings', () => {
  it('gives each plugin and folder a line with all that is wrong', () => {
    expect(healthWarnings({ ...report, subject: 'local plugins', pluginsDirs: [] })).to.deep.equal([
      'Warning: bad: is no JSON; hide: is no list',
      'Warning: /away: the plugins folder is gone',
    ])
  })

  it('has nothing to say of a server that tells a stranger its status only', () => {
    expect(healthWarnings({ subject: 'server', url: 'http://x:1', status: 'failing' })).to.deep.equal([])
  })
})
