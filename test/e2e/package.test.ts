import { expect } from 'chai'
import { execa } from 'execa'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { repository, startSmcp, testEnvironment, type RunningSmcp } from '../support/start-smcp.js'

describe('the package, installed from its tarball', function () {
  this.timeout(180_000)
  let temporary: string
  let smcp: string
  /** Where nothing is when the first test starts: what the tests make there stays for those after them. */
  let emptyDir: string

  before(async () => {
    temporary = await mkdtemp(join(tmpdir(), 'smcp-package-'))
    smcp = await installPackage(temporary)
    emptyDir = await mkdtemp(join(temporary, 'empty-'))
  })
  after(async () => {
    await rm(temporary, { recursive: true })
  })

  const run = (...args: string[]) => execa(smcp, args, { cwd: emptyDir, ...commandOptions })

  it('says its version', async () => {
    const { stdout } = await run('--version')
    expect(stdout).to.match(/^smcp\/\d+\.\d+\.\d+ /)
  })

  it('lists the tools of the bundled plugins, and says on stderr that it took those', async () => {
    const { stdout, stderr } = await run('tools', 'list', '--json')
    const names = (JSON.parse(stdout) as { name: string }[]).map(({ name }) => name)
    expect(names).to.include.members(['demo_math__calculate', 'demo_text__echo'])
    expect(stderr).to.contain('bundled plugins')
  })

  it('makes a plugin that passes its own test', async () => {
    await run('plugin', 'new', 'my_plugin', '--yes', '--language', 'python')
    const { exitCode, all } = await run('plugin', 'test', 'my_plugin')
    expect(exitCode, all).to.equal(0)
    expect(all).to.contain('my_plugin__')
  })

  it('serves, answers /health, and ends with 0 on SIGTERM', async () => {
    const server = await startSmcp([], { program: [smcp], cwd: emptyDir })
    const health = await askHealth(server)
    expect(await server.stop()).to.equal(0)
    expect(health).to.include({ status: 'ok' })
  })
})

const commandOptions = { env: testEnvironment(), extendEnv: false, all: true } as const

/** Packs what is built and installs it globally into a prefix of its own; returns the path of the program. */
async function installPackage(temporary: string): Promise<string> {
  const packed = await npm('pack', '--ignore-scripts', '--json', '--pack-destination', temporary)
  const [{ filename }] = JSON.parse(packed) as [{ filename: string }]
  const prefix = join(temporary, 'prefix')
  await npm('install', '--global', '--no-audit', '--no-fund', '--prefix', prefix, join(temporary, filename))
  return join(prefix, 'bin', 'smcp')
}

async function npm(...args: string[]): Promise<string> {
  return (await execa('npm', args, { cwd: repository })).stdout
}

async function askHealth({ url }: RunningSmcp): Promise<unknown> {
  return (await fetch(`${url}/health`)).json()
}
