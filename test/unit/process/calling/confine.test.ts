import { expect } from 'chai'
import { confine } from '../../../../src/process/calling/confine.js'
import type { LaunchSandbox, SandboxMode } from '../../../../src/process/calling/launch-sandbox.js'
import type { Launch } from '../../../../src/process/launch.js'

const launchOf = (mode: SandboxMode): Launch => ({
  plugin: 'p',
  file: 'cli.sh',
  local: {
    interpreter: [],
    mainFile: '/plugins/p/cli.sh',
    args: [],
    cwd: '/plugins/p',
    sandbox: { folder: '/plugins/p', mode, writable: ['/data'], readable: [] },
  },
})
const confined = (wanted: SandboxMode, mode: SandboxMode, paths: string[] = []): LaunchSandbox | undefined =>
  confine(launchOf(wanted), { mode, paths }).local.sandbox

describe('confine', () => {
  it('takes the stricter of what the operator demands and the manifest wants', () => {
    const modes = ['none', 'network', 'strict'] as const
    const found = modes.flatMap((wanted) => modes.map((mode) => confined(wanted, mode)?.mode))
    expect(found).to.deep.equal([
      ...[undefined, 'network', 'strict'],
      ...['network', 'network', 'strict'],
      ...['strict', 'strict', 'strict'],
    ])
  })

  it('says nothing of a sandbox where there is none, so that it is the same launch', () => {
    expect(confine(launchOf('none'), { mode: 'none', paths: [] }).local).to.not.have.property('sandbox')
  })

  it('leaves what a manifest names to the operator, where there is a demand', () => {
    expect(confined('strict', 'network', ['/data']))
      .to.include({ mode: 'strict' })
      .and.to.have.property('within')
    expect(confined('none', 'strict', ['/srv'])?.within).to.deep.equal(['/srv'])
    expect(confined('strict', 'none', ['/srv'])).to.not.have.property('within')
  })

  it('confines a program that wants nothing, of which only the file is known', () => {
    const local = { interpreter: [], mainFile: '/plugins/p/cli.sh', args: [], cwd: '/' }
    const launch = confine({ plugin: 'p', file: 'cli.sh', local }, { mode: 'strict', paths: [] })
    expect(launch.local.sandbox).to.include({ folder: '/plugins/p', mode: 'strict' })
  })
})
