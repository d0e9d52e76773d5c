import { expect } from 'chai'
import { mkdir, mkdtemp, readFile, readlink, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createJob } from '../../../src/process/job.js'
import type { Launch } from '../../../src/process/launch.js'
import { createRunProcess } from '../../../src/process/run-process.js'
import type { SandboxPolicy } from '../../../src/process/sandbox-policy.js'
import { findSandbox, NoSandbox, type Sandbox } from '../../../src/process/sandbox.js'
import { needSandbox } from '../../support/need-sandbox.js'

const run = createRunProcess({ inherited: { PATH: process.env.PATH ?? '' } })
const nothing: SandboxPolicy = {
  hidden: ['/tmp'],
  readable: [],
  writable: [],
  network: false,
  replaced: new Map(),
  links: new Map(),
  variables: new Map(),
}

describe('the sandbox', () => {
  let sandbox: Sandbox
  let dir: string

  /** What a shell prints with this policy; its stderr where it fails. */
  async function shell(script: string, policy: Partial<SandboxPolicy> = {}): Promise<string> {
    const local = { interpreter: ['sh', '-c'], mainFile: script, args: [], cwd: '/' }
    const launch: Launch = { plugin: 'p', file: 'cli.sh', local }
    const job = createJob(sandbox(launch, { ...nothing, ...policy }), [], {
      timeoutMs: 5000,
      outputBytesMax: 4096,
    })
    const { exitCode, stdout, stderr } = await run(job)
    return (exitCode === 0 ? stdout : stderr).toString('utf8').trim()
  }

  before(async function () {
    sandbox = await needSandbox(this)
  })
  beforeEach(async () => {
    dir = await mkdtemp('/tmp/smcp-test-')
    await mkdir(join(dir, 'sub'))
    await writeFile(join(dir, 'file'), 'text')
  })
  afterEach(() => rm(dir, { recursive: true, force: true }))

  it('hides what lies below /tmp, and shows the rest of the system, which may not be changed', async () => {
    expect(await shell(`ls ${dir}`)).to.contain('No such file')
    expect(await shell('touch /usr/smcp-test')).to.contain('Read-only file system')
  })

  it('shows what is readable, and lets nothing of it be changed', async () => {
    expect(await shell(`cat ${dir}/file`, { readable: [dir] })).to.equal('text')
    expect(await shell(`echo x > ${dir}/file`, { readable: [dir] })).to.contain('Read-only file system')
    expect(await shell('echo here', { readable: [join(dir, 'gone')] })).to.equal('here')
  })

  it('lets what is writable be changed, inside of something readable too', async () => {
    const policy = { readable: [dir], writable: [join(dir, 'sub')] }
    await shell(`echo new > ${dir}/sub/file`, policy)
    expect(await readFile(join(dir, 'sub', 'file'), 'utf8')).to.equal('new\n')
  })

  it('puts a copy in the place of a path, and covers what nobody may reach', async () => {
    await writeFile(join(dir, 'sub', 'copy'), 'copy')
    const replaced = new Map([
      [dir, join(dir, 'sub')],
      [join(dir, 'gone'), '/dev/null'],
    ])
    expect(await shell(`cat ${dir}/copy`, { replaced })).to.equal('copy')
    const cover = { readable: [dir], replaced: new Map([[join(dir, 'file'), '/dev/null']]) }
    expect(await shell(`cat ${dir}/file`, cover)).to.not.contain('text')
    await shell(`echo lost > ${dir}/file`, cover)
    expect(await readFile(join(dir, 'file'), 'utf8')).to.equal('text')
  })

  it('has the network of the machine only where the policy says so', async () => {
    const own = await readlink('/proc/self/ns/net')
    expect(await shell('readlink /proc/self/ns/net', { network: true })).to.equal(own)
    expect(await shell('readlink /proc/self/ns/net'))
      .to.match(/^net:/)
      .and.not.equal(own)
  })

  it('puts a link in a hidden folder', async () => {
    const links = new Map([['/tmp/a/link', '/usr']])
    expect(await shell('readlink /tmp/a/link', { links })).to.equal('/usr')
  })

  it('keeps variables from bubblewrap that are for the program', async () => {
    const variables = new Map([['LD_PRELOAD', '/nowhere/x.so']])
    expect(await shell('echo $LD_PRELOAD 2>&1', { variables })).to.equal('/nowhere/x.so')
  })

  it('is not there without bubblewrap on PATH, or where it fails, and says so', async () => {
    const why = async (PATH: string): Promise<unknown> => {
      const found = await findSandbox(run, { PATH })
      return found instanceof NoSandbox ? found.reason : found
    }
    expect(await why('/nowhere')).to.equal('bubblewrap (bwrap) is not on PATH')
    const bwrap = join(dir, 'bwrap')
    await writeFile(bwrap, '#!/bin/sh\necho "bwrap: No permissions" >&2; exit 1\n', { mode: 0o755 })
    expect(await why(dir)).to.equal('bwrap: No permissions')
  })
})
