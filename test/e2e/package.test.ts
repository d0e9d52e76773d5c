import { expect } from 'chai'
import { execa } from 'execa'
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { npm, packInto } from '../support/packed.js'
import { repository, startSmcp, testEnvironment, type RunningSmcp } from '../support/start-smcp.js'

describe('the package, installed from its tarball', function () {
  this.timeout(180_000)
  let temporary: string
  let smcp: string
  let said: string
  /** Where nothing is when the first test starts: what the tests make there stays for those after them. */
  let emptyDir: string

  before(async () => {
    temporary = await mkdtemp(join(tmpdir(), 'smcp-package-'))
    ;({ smcp, said } = await installPackage(temporary))
    emptyDir = await mkdtemp(join(temporary, 'empty-'))
  })
  after(async () => {
    await rm(temporary, { recursive: true })
  })

  const run = (...args: string[]) => execa(smcp, args, { cwd: emptyDir, ...commandOptions })

  it('is installed without a warning, and runs nothing when it is', async () => {
    const file = join(temporary, 'prefix/lib/node_modules/smcp/package.json')
    const { scripts } = JSON.parse(await readFile(file, 'utf8')) as { scripts: object }
    expect(Object.keys(scripts)).not.to.include.oneOf(['preinstall', 'install', 'postinstall', 'prepare'])
    expect(said).not.to.contain('npm warn')
  })

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

describe('a clone', function () {
  this.timeout(180_000)

  it('is built by npm install, and serves', async () => {
    const clone = await mkdtemp(join(tmpdir(), 'smcp-clone-'))
    const { stdout } = await execa('git', ['ls-files', '-z', '--', '.', ':!test'], { cwd: repository })
    for (const file of stdout.split('\0').filter((name) => name !== ''))
      await cp(join(repository, file), join(clone, file))
    await npm(clone, 'install', '--prefer-offline')
    const server = await startSmcp([], { program: [process.execPath, 'bin/run.js'], cwd: clone })
    const health = await askHealth(server).finally(server.stop)
    expect(health).to.include({ status: 'ok' })
    await rm(clone, { recursive: true })
  })
})

const commandOptions = { env: testEnvironment(), extendEnv: false, all: true } as const

/** Packs what is built and installs it globally into a prefix of its own; returns the path of the program. */
async function installPackage(temporary: string): Promise<{ smcp: string; said: string }> {
  const { tarball } = await packInto(temporary)
  const prefix = join(temporary, 'prefix')
  const { stderr } = await npm(
    temporary,
    'install',
    '--global',
    '--no-audit',
    '--no-fund',
    '--prefix',
    prefix,
    tarball,
  )
  return { smcp: join(prefix, 'bin', 'smcp'), said: stderr }
}

/** What it says of itself once it has described its plugins. */
async function askHealth({ url }: RunningSmcp): Promise<{ readonly status: string }> {
  for (;;) {
    const health = (await (await fetch(`${url}/health`)).json()) as { status: string }
    if (health.status !== 'starting') return health
    await new Promise((done) => setTimeout(done, 100))
  }
}
