import { expect } from 'chai'
import { execa } from 'execa'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { needSandbox } from '../support/need-sandbox.js'
import { repository, testEnvironment } from '../support/start-smcp.js'

describe('the sandbox at a terminal', function () {
  this.timeout(60_000)
  let root: string
  let plugin: string

  const smcp = async (args: readonly string[], env: Readonly<Record<string, string>> = {}) => {
    const where = ['--plugins-dir', join(root, 'plugins')]
    const done = await execa(process.execPath, [`${repository}bin/run.js`, ...args, ...where], {
      env: testEnvironment(env),
      extendEnv: false,
      reject: false,
      stdin: 'ignore',
    })
    return { exitCode: done.exitCode, stdout: done.stdout, stderr: done.stderr }
  }
  const writeManifest = (more: object): Promise<void> => {
    const describe = { plugin: { name: 'p' }, commands: [{ name: 'go', parameters: [] }] }
    return writeFile(join(plugin, 'smcp.json'), JSON.stringify({ describe, ...more }))
  }

  before(function () {
    if (process.platform !== 'linux') this.skip()
  })
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'smcp-test-'))
    plugin = join(root, 'plugins', 'p')
    await mkdir(plugin, { recursive: true })
    await writeFile(join(plugin, 'cli.sh'), '#!/bin/sh\necho process $$\n', { mode: 0o755 })
    await writeManifest({})
  })
  afterEach(() => rm(root, { recursive: true }))

  for (const door of [['--port', '0'], ['--stdio']])
    it(`refuses to serve ${door.join(' ')} without bubblewrap, in one line, with exit code 2`, async () => {
      const { exitCode, stdout, stderr } = await smcp(['serve', ...door, '--sandbox', 'strict'], {
        PATH: root,
      })
      expect(stdout).to.equal('')
      expect(stderr).to.match(
        /^Error: The sandbox strict can't be had: bubblewrap \(bwrap\) is not on PATH; install .*$/,
      )
      expect(exitCode).to.equal(2)
    })

  it('refuses a call without bubblewrap that the setting or the manifest demands one for', async () => {
    const refused = /it may run in a sandbox only, and there is none: bubblewrap \(bwrap\) is not on PATH/
    const byFlag = await smcp(['tools', 'call', 'p__go', '--sandbox', 'network'], { PATH: root })
    expect(byFlag.stderr).to.match(refused)
    expect(byFlag.stdout).to.equal('')
    await writeManifest({ sandbox: 'strict' })
    const byManifest = await smcp(['tools', 'call', 'p__go'], { PATH: root })
    expect(byManifest.stderr).to.match(refused)
    expect([byFlag.exitCode, byManifest.exitCode]).to.deep.equal([1, 1])
    const tested = await smcp(['plugin', 'test', 'p'], { PATH: root })
    expect(tested.stderr).to.contain("can't be called: it may run in a sandbox only")
    expect(tested.exitCode).to.equal(1)
  })

  it('says what is wrong with a manifest that wants what there is not', async () => {
    await writeManifest({ sandbox: 'loose' })
    expect((await smcp(['plugin', 'test', 'p'])).stderr).to.contain('sandbox')
    const wrong = await smcp(['serve', '--sandbox', 'loose'])
    expect(wrong).to.include({ exitCode: 2 })
    expect(wrong.stderr).to.equal('Error: --sandbox must be one of none, network, strict, got "loose"')
  })

  it('is that in which tools call and plugin test run a program, and plugin test tells of it', async function () {
    await needSandbox(this)
    const { stdout } = await smcp(['tools', 'call', 'p__go', '--sandbox', 'strict'])
    expect(stdout).to.equal('process 2')
    expect((await smcp(['tools', 'call', 'p__go'], { SMCP_SANDBOX: 'strict' })).stdout).to.equal('process 2')
    await writeManifest({ sandbox: { mode: 'strict', writable: ['data'] } })
    const tested = await smcp(['plugin', 'test', 'p', '--call', 'go'])
    expect(tested.stdout).to.contain(`sandbox: strict; may change ${join(plugin, 'data')}`)
    expect(tested.stdout).to.contain('process 2')
    const { sandbox } = JSON.parse((await smcp(['plugin', 'test', 'p', '--json'])).stdout) as {
      sandbox: unknown
    }
    expect(sandbox).to.deep.equal({ mode: 'strict', writable: [join(plugin, 'data')], readable: [] })
  })
})
