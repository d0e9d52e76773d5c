import { expect } from 'chai'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { chmod, copyFile, mkdir, mkdtemp, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo, type Server } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Config } from '../../src/config.js'
import type { RunningServer } from '../../src/server/running-server.js'
import { doors, type TestClient } from '../support/mcp-clients.js'
import { needSandbox } from '../support/need-sandbox.js'
import { until } from '../support/processes.js'
import { serveFixtures } from '../support/serve-plugins.js'

const http = doors['Streamable HTTP, SDK v1']!
const program = fileURLToPath(new URL('../fixtures/sandbox/box.py', import.meta.url))
const text = (name: string) => ({ name, type: 'string', required: true })
const described = {
  plugin: { name: 'box' },
  commands: [
    { name: 'look', parameters: [] },
    { name: 'write', parameters: [text('path')] },
    { name: 'connect', parameters: [{ name: 'port', type: 'integer', required: true }] },
    { name: 'ends-well', parameters: [text('path')] },
    { name: 'crash', parameters: [] },
    { name: 'stay', parameters: [text('mark'), text('how')] },
  ],
}

interface Seen {
  readonly processes: readonly number[]
  readonly home: readonly string[]
  readonly key: string
  readonly temporary: string
  readonly siblings: readonly string[]
  readonly capabilities: string
  readonly forked: boolean
}

/** How many processes that were started by a call have this mark as an argument, as they are seen from outside. */
function marked(mark: string): number {
  return readdirSync('/proc').filter((pid) => /^\d+$/.test(pid) && argumentsOf(pid).at(-2) === mark).length
}

function argumentsOf(pid: string): readonly string[] {
  try {
    // One that waits to be reaped has none.
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
  } catch {
    return []
  }
}

describe('a sandbox for calls', function () {
  this.timeout(60_000)
  let root: string
  let plugins: string
  let box: string
  let listener: Server
  let isThere = false
  let server: RunningServer & { url: string }
  let client: TestClient
  let marks = 0
  const newMark = (): string => `smcp-mark-${process.pid}-${(marks += 1)}`

  before(async function () {
    await needSandbox(this)
    await needSandbox(this, true)
    listener = createServer((socket) => socket.end('hello'))
    listener.listen(0, '127.0.0.1')
    await once(listener, 'listening')
    isThere = true
  })
  after(() => {
    if (isThere) listener.close()
  })
  beforeEach(async () => {
    root = await mkdtemp('/tmp/smcp-test-')
    plugins = join(root, 'plugins')
    box = join(plugins, 'box')
    await mkdir(join(root, 'home', '.ssh'), { recursive: true })
    await writeFile(join(root, 'home', '.ssh', 'id'), 'a private key')
    await mkdir(join(plugins, 'other'), { recursive: true })
    await mkdir(box)
    await copyFile(program, join(box, 'cli.py'))
    await writeManifest({})
  })
  afterEach(async () => {
    await client.close()
    await server.close()
    await rm(root, { recursive: true })
  })

  const writeManifest = (more: object): Promise<void> =>
    writeFile(join(box, 'smcp.json'), JSON.stringify({ describe: described, ...more }))

  async function serve(settings: Partial<Config> = {}): Promise<void> {
    const environment = { ...(process.env as Record<string, string>), HOME: join(root, 'home') }
    server = await serveFixtures({
      pluginsDirs: [plugins],
      environment,
      warm: 'off',
      noCache: true,
      ...settings,
    })
    client = await http(server.url)
  }

  const call = async (command: string, args: object = {}, signal?: AbortSignal): Promise<string> =>
    (await client.call(`box__${command}`, { ...args }, signal)).text
  const look = async (): Promise<Seen> => JSON.parse(await call('look')) as Seen
  const port = (): number => (listener.address() as AddressInfo).port

  /** A call that stays, as soon as what it started can be seen. */
  async function staying(
    how: string,
    signal?: AbortSignal,
  ): Promise<{ mark: string; told: Promise<string> }> {
    const mark = newMark()
    const told = call('stay', { mark, how }, signal).catch((error: unknown) => String(error))
    await until(() => marked(mark) > 0)
    return { mark, told }
  }

  for (const spawnHelper of ['auto', 'off'] as const)
    describe(spawnHelper === 'auto' ? 'started by the helper' : 'started by the server itself', () => {
      it('hides homes, other processes and other plugins, and lets nothing be changed but /tmp', async () => {
        await serve({ sandbox: 'strict', spawnHelper })
        const seen = await look()
        expect(seen.processes).to.deep.equal([1, 2])
        expect(seen.home).to.deep.equal([])
        expect(seen.key).to.equal('FileNotFoundError 2')
        expect(seen.temporary).to.equal('4')
        expect(existsSync('/tmp/mine')).to.equal(false)
        expect(seen.siblings).to.deep.equal(['box'])
        expect(Number(`0x${seen.capabilities}`)).to.equal(0)
        for (const path of [join(box, 'new'), '/usr/smcp-test', '/var/smcp-test'])
          expect(await call('write', { path }), path).to.equal('OSError 30')
      })

      it('shows the files of smcp to nobody, even in a folder that a program may have', async () => {
        const keys = join(root, 'home', '.ssh')
        await writeManifest({ sandbox: { mode: 'strict', readable: [keys] } })
        await serve({ spawnHelper })
        expect((await look()).key).to.equal('a private key')
        await client.close()
        await server.close()
        await serve({ spawnHelper, ownFiles: [join(keys, 'id'), join(root, 'not', 'there')] })
        expect((await look()).key).to.equal('PermissionError 13')
      })

      it('has no network, or that of the machine', async () => {
        await serve({ sandbox: 'strict', spawnHelper })
        expect(await call('connect', { port: port() })).to.equal('ConnectionRefusedError 111')
        await client.close()
        await server.close()
        await serve({ sandbox: 'network', spawnHelper })
        expect(await call('connect', { port: port() })).to.equal('hello')
        expect((await look()).key).to.equal('FileNotFoundError 2')
      })

      it('lets a program end well that is cancelled', async () => {
        await writeManifest({ sandbox: { mode: 'strict', writable: ['data'] } })
        await serve({ spawnHelper })
        const path = join(box, 'data', 'said')
        const says = (what: string) => () => existsSync(path) && readFileSync(path, 'utf8') === what
        const stop = new AbortController()
        const told = call('ends-well', { path }, stop.signal).catch(String)
        await until(says('waits'))
        stop.abort()
        await told
        await until(says('ended well'))
      })

      it('ends with its call, whatever has left the group or ignores signals', async () => {
        await serve({ sandbox: 'strict', spawnHelper })
        for (const how of ['group', 'daemon', 'deaf']) {
          const stop = new AbortController()
          const { mark, told } = await staying(how, stop.signal)
          stop.abort()
          await told
          await until(() => marked(mark) === 0)
        }
        expect(await call('stay', { mark: newMark(), how: 'leave' })).to.equal('left')
        await until(() => marked(`smcp-mark-${process.pid}-${marks}`) === 0)
      })

      it('ends at the limits of time, memory, processes and CPU time, and does not count its own', async () => {
        await writeManifest({ sandbox: 'strict' })
        await serve({ spawnHelper })
        const end = async (how: string, limits: object): Promise<string> => {
          await writeManifest({ sandbox: 'strict', limits })
          await server.core.catalog.refresh(true)
          const mark = newMark()
          const told = await call('stay', { mark, how })
          await until(() => marked(mark) === 0)
          return told
        }
        expect(await end('memory', { memoryBytes: 120_000_000 })).to.contain(
          'more than 120000000 bytes of memory',
        )
        expect(await end('storm', { processes: 2 })).to.contain('had more than 2 processes')
        expect(await end('work', { cpuSeconds: 1 })).to.contain('used more than 1 s of CPU time')
        expect(await end('group', { timeout: 1, processes: 2 })).to.contain('took longer than 1 s')
      })

      it('tells of a crash', async () => {
        await serve({ sandbox: 'strict', spawnHelper })
        expect(await call('crash')).to.match(/exit code 134|SIGABRT/)
      })
    })

  describe('of a program that is forked', () => {
    const serveForked = async (more: object = {}): Promise<void> => {
      await writeManifest({ sandbox: { mode: 'strict', writable: ['data'] }, ...more })
      await serve({ warm: 'on' })
      await untilForked()
    }
    const untilForked = async (): Promise<Seen> => {
      for (;;) {
        const seen = await look()
        if (seen.forked) return seen
      }
    }

    it('has the process in it from which it is forked, and nothing else', async () => {
      await serveForked()
      const seen = await untilForked()
      // bubblewrap's, the server, a fork that waits, and this one.
      expect(seen.processes).to.include.members([1, 2]).and.to.have.lengthOf.at.most(4)
      expect(seen.key).to.equal('FileNotFoundError 2')
      expect(await call('connect', { port: port() })).to.equal('ConnectionRefusedError 111')
      expect(await call('write', { path: join(box, 'new') })).to.equal('OSError 30')
      expect(await call('write', { path: join(box, 'data', 'new') })).to.equal('7')
      const [loaded] = server.core.runner.loaded()
      expect(loaded).to.include({ how: 'warm', plugin: 'box' })
      expect(argumentsOf(String(loaded!.pid)).join(' ')).to.contain('fork_server.py')
      expect(loaded!.memoryBytes).to.be.greaterThan(5_000_000)
    })

    it('lets a call end well that is cancelled, and ends what has left its group', async () => {
      await serveForked()
      const path = join(box, 'data', 'said')
      const stop = new AbortController()
      const told = call('ends-well', { path }, stop.signal).catch(String)
      await until(() => existsSync(path) && readFileSync(path, 'utf8') === 'waits')
      stop.abort()
      await told
      await until(() => readFileSync(path, 'utf8') === 'ended well')
      for (const how of ['group', 'daemon', 'deaf']) {
        await untilForked()
        const stopStay = new AbortController()
        const stays = await staying(how, stopStay.signal)
        stopStay.abort()
        await stays.told
        await until(() => marked(stays.mark) === 0)
      }
    })

    it('ends what a call leaves, and not what another one runs meanwhile', async () => {
      await serveForked()
      const stop = new AbortController()
      const stays = await staying('group', stop.signal)
      const mark = newMark()
      expect(await call('stay', { mark, how: 'leave' })).to.equal('left')
      expect(marked(stays.mark)).to.equal(1)
      stop.abort()
      await stays.told
      await until(() => marked(mark) + marked(stays.mark) === 0)
      await until(() => server.core.runner.counts().running === 0)
      await untilForked()
      expect(await call('stay', { mark, how: 'leave' })).to.equal('left')
      await until(() => marked(mark) === 0)
      // On a busy machine one call may be started meanwhile, as where a server is replaced by one that has learned.
      await untilForked()
    })

    for (const [how, limits, said] of [
      ['memory', { memoryBytes: 120_000_000 }, 'more than 120000000 bytes of memory'],
      ['storm', { processes: 5 }, 'had more than 5 processes'],
      ['work', { cpuSeconds: 1 }, 'used more than 1 s of CPU time'],
      ['daemon', { timeout: 2 }, 'took longer than 2 s'],
    ] as const)
      it(`ends a call at its limits: ${how}`, async () => {
        await serveForked({ limits })
        const mark = newMark()
        expect(await call('stay', { mark, how })).to.contain(said)
        await until(() => marked(mark) === 0)
      })

    it('ends with the server', async () => {
      await serveForked()
      const { mark, told } = await staying('deaf')
      const [loaded] = server.core.runner.loaded()
      await server.close()
      await told
      await until(() => marked(mark) === 0 && argumentsOf(String(loaded!.pid)).length === 0)
    })
  })

  it('has the process of Node in it that stands by for the next call', async () => {
    const program = `
const { existsSync, readdirSync } = require('node:fs')
const key = process.env.HOME + '/.ssh/id'
console.log(JSON.stringify({ id: process.pid, key: existsSync(key), seen: readdirSync('..') }))`
    const dir = join(plugins, 'node')
    await mkdir(dir)
    await writeFile(join(dir, 'cli.cjs'), program)
    const commands = [{ name: 'look', parameters: [] }]
    await writeFile(
      join(dir, 'smcp.json'),
      JSON.stringify({ describe: { plugin: { name: 'node' }, commands } }),
    )
    await serve({ sandbox: 'strict', warm: 'on' })
    const { prepare, runner } = server.core
    const lookFromNode = async (): Promise<unknown> => JSON.parse((await client.call('node__look')).text)
    const inside = { id: 2, key: false, seen: ['node'] }
    expect(await lookFromNode()).to.deep.equal(inside)
    await until(() => {
      // If there is none, as one that has ended.
      void prepare('node')
      // Until bubblewrap has begun the program, it is bubblewrap that is seen.
      return runner.loaded().some(({ pid }) => argumentsOf(String(pid)).join(' ').includes('standby.cjs'))
    })
    expect(await lookFromNode()).to.deep.equal(inside)
    expect(runner.record().ran).to.include({ cold: 1, standby: 1 })
  })

  it('lets a program change what its manifest names, and makes a folder of its own that is missing', async () => {
    await mkdir(join(root, 'away'))
    const sandbox = {
      mode: 'strict',
      writable: ['data/deep', join(root, 'away')],
      readable: [join(root, 'home', '.ssh')],
    }
    await writeManifest({ sandbox })
    await serve()
    for (const path of [join(box, 'data', 'deep', 'file'), join(root, 'away', 'file')]) {
      expect(await call('write', { path })).to.equal('7')
      expect(await readFile(path, 'utf8')).to.equal('written')
    }
    expect(await call('write', { path: join(box, 'data', 'file') })).to.equal('OSError 30')
    expect((await look()).key).to.equal('a private key')
    expect(await call('write', { path: join(root, 'home', '.ssh', 'id') })).to.equal('OSError 30')
  })

  it('is that of the operator, of which a manifest takes nothing back', async () => {
    const away = join(root, 'away')
    await mkdir(away)
    await mkdir(join(root, 'allowed'))
    await symlink(join(root, 'home'), join(box, 'link'))
    await symlink(join(root, 'home'), join(root, 'allowed', 'link'))
    const writable = ['data', '.', away, 'link', join(root, 'allowed'), join(root, 'allowed', 'link')]
    await writeManifest({ sandbox: { mode: 'network', writable, readable: [join(root, 'home', '.ssh')] } })
    await serve({ sandbox: 'strict', sandboxPaths: [join(root, 'allowed')] })
    expect(await call('connect', { port: port() })).to.equal('ConnectionRefusedError 111')
    expect((await look()).key).to.equal('FileNotFoundError 2')
    const written = await Promise.all(
      [join(box, 'data', 'x'), join(root, 'allowed', 'x'), join(box, 'smcp.json')].map((path) =>
        call('write', { path }),
      ),
    )
    expect(written).to.deep.equal(['7', '7', 'OSError 30'])
    await call('write', { path: join(away, 'x') })
    await call('write', { path: join(root, 'home', 'x') })
    expect(existsSync(join(away, 'x'))).to.equal(false)
    expect(existsSync(join(root, 'home', 'x'))).to.equal(false)
    const refused = server.core.catalog
      .problems()
      .map(({ message }) => /can't have (\S+) in/.exec(message)?.[1])
    expect(refused).to.have.members([
      box,
      away,
      join(box, 'link'),
      join(root, 'allowed', 'link'),
      join(root, 'home', '.ssh'),
    ])
  })

  it('does not let a manifest decide what is loaded before it', async () => {
    // A bubblewrap of the plugin's own would be found here, and would run its program outside.
    await writeFile(join(box, 'bwrap'), '#!/bin/sh\necho outside\n', { mode: 0o755 })
    await writeManifest({ env: { PATH: `${box}:${process.env.PATH}`, LD_PRELOAD: join(box, 'nothing.so') } })
    await serve({ sandbox: 'strict' })
    const { text: told, isError } = await client.call('box__look')
    expect(isError, told).to.equal(false)
    expect((JSON.parse(told) as Seen).processes).to.deep.equal([1, 2])
  })

  it('shows a plugin that is a link, at its place and where it leads', async () => {
    const elsewhere = join(root, 'home', 'work', 'box')
    await mkdir(join(root, 'home', 'work'))
    await writeManifest({ sandbox: { mode: 'strict', writable: ['data'] } })
    await rename(box, elsewhere)
    await symlink(elsewhere, box)
    await serve()
    expect(await call('write', { path: join(box, 'data', 'x') })).to.equal('7')
    expect(await readFile(join(elsewhere, 'data', 'x'), 'utf8')).to.equal('written')
    expect((await look()).home).to.deep.equal(['work'])
  })

  it('hides an interpreter that only the plugin has chosen, and says how it is shown', async () => {
    const tools = join(root, 'tools')
    await mkdir(tools)
    await writeFile(join(tools, 'run'), '#!/bin/sh\necho ran\n')
    await chmod(join(tools, 'run'), 0o755)
    await writeManifest({ interpreter: join(tools, 'run') })
    await serve({ sandbox: 'strict' })
    expect(await call('look')).to.contain(`--sandbox-paths ${tools}`)
    await client.close()
    await server.close()
    await serve({ sandbox: 'strict', sandboxPaths: [tools] })
    expect(await call('look')).to.equal('ran')
  })
})

describe('without bubblewrap', function () {
  this.timeout(60_000)
  let root: string

  before(function () {
    if (process.platform !== 'linux') this.skip()
  })
  beforeEach(async () => {
    root = await mkdtemp('/tmp/smcp-test-')
    for (const name of ['walled', 'plain']) {
      const dir = join(root, 'plugins', name)
      await mkdir(dir, { recursive: true })
      await writeFile(join(dir, 'cli.sh'), '#!/bin/sh\necho ran\n', { mode: 0o755 })
      const describe = { plugin: { name }, commands: [{ name: 'go', parameters: [] }] }
      const sandbox = name === 'walled' ? { sandbox: 'strict' } : {}
      await writeFile(join(dir, 'smcp.json'), JSON.stringify({ describe, ...sandbox }))
    }
    await mkdir(join(root, 'bin'))
    await symlink('/bin/sh', join(root, 'bin', 'sh'))
  })
  afterEach(() => rm(root, { recursive: true }))

  const settings = (): Partial<Config> => ({
    pluginsDirs: [join(root, 'plugins')],
    environment: { PATH: join(root, 'bin') },
    spawnHelper: 'off',
    warm: 'off',
  })

  it('a plugin that demands a sandbox is not run, and the others are', async () => {
    const server = await serveFixtures(settings())
    const client = await http(server.url)
    expect((await client.call('plain__go')).text).to.equal('ran')
    expect((await client.call('walled__go')).text)
      .to.contain('it may run in a sandbox only, and there is none')
      .and.to.contain('bubblewrap (bwrap) is not on PATH')
    const problems = server.core.catalog.problems()
    expect(problems.map(({ plugin, severity }) => [plugin, severity])).to.deep.equal([['walled', 'error']])
    await client.close()
    await server.close()
  })

  it('a program that demands a sandbox is not asked what it can do, either', async () => {
    const ran = join(root, 'ran')
    const says = `#!/bin/sh\necho run >> ${ran}\necho '{"commands": [{"name": "go", "parameters": []}]}' # --describe\n`
    for (const name of ['walled', 'plain']) {
      await writeFile(join(root, 'plugins', name, 'cli.sh'), says)
      const manifest = name === 'walled' ? { sandbox: 'strict', ask: true } : { ask: true }
      await writeFile(join(root, 'plugins', name, 'smcp.json'), JSON.stringify(manifest))
    }
    const server = await serveFixtures({ ...settings(), noCache: true })
    const state = (name: string): unknown =>
      server.core.catalog.plugins().find((plugin) => plugin.name === name)?.state
    expect([state('plain'), state('walled')]).to.deep.equal(['described', 'broken'])
    expect(readFileSync(ran, 'utf8')).to.equal('run\n')
    await server.close()
  })

  it('a server that demands one for all does not start', async () => {
    const started = serveFixtures({ ...settings(), sandbox: 'strict' })
    const why = await started.then(
      () => 'it did',
      (error: unknown) => (error as Error).message,
    )
    expect(why).to.match(/^The sandbox strict can't be had: bubblewrap \(bwrap\) is not on PATH; install/)
  })
})
