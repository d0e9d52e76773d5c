import { expect } from 'chai'
import { execa } from 'execa'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdir, mkdtemp, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { doors } from '../support/mcp-clients.js'
import { isAlive, pidFile, readPids, until, untilGone } from '../support/processes.js'
import { fixturePlugins } from '../support/serve-plugins.js'
import { repository, startSmcp, testEnvironment } from '../support/start-smcp.js'

const emptyDir = (): Promise<string> => mkdtemp(join(tmpdir(), 'smcp-test-'))

describe('smcp serve, as a process', () => {
  it('tells in one block where it is, what is broken and why, and how to connect', async () => {
    const child = spawn(
      process.execPath,
      [`${repository}bin/run.js`, 'serve', '--port', '0', '--plugins-dir', fixturePlugins],
      { env: testEnvironment() },
    )
    let said = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text))
    await until(() => said.includes('Broken:'))
    child.kill('SIGTERM')
    await once(child, 'exit')
    expect(said).to.match(/smcp serves \d+ tools: \d+ of \d+ plugins, and health/)
    expect(said).to.match(/SSE \(Letta\) +http:\/\/127\.0\.0\.1:\d+\/sse/)
    expect(said).to.match(
      /Connect a client +node .*bin\/run\.js connect CLIENT --url http:\/\/127\.0\.0\.1:\d+$/m,
    )
    expect(said).to.contain('Broken: bad_contract, broken_json; the log says why')
    // Each is told once, by the log.
    expect(said.match(/plugin broken_json: --describe printed invalid JSON/g)).to.have.length(1)
  })

  for (const [signal, exitCode] of [
    ['SIGTERM', 143],
    ['SIGINT', 130],
  ] as const) {
    it(`ends at once with ${exitCode} at a second ${signal}, and leaves no process`, async () => {
      const server = await startSmcp(['--plugins-dir', fixturePlugins, '--drain-timeout', '60'])
      const client = await doors['SSE, SDK v1']!(server.url)
      const file = await pidFile()
      const call = client.call('slow__wait', { pids: file }).catch(() => undefined)
      const pids = await readPids(file)
      const ended = once(server.child, 'exit')
      let log = ''
      server.child.stderr.on('data', (text: string) => (log += text))
      server.child.kill(signal)
      await until(() => log.includes('stopping'))
      expect(pids.every(isAlive)).to.equal(true)
      server.child.kill(signal)
      expect((await ended)[0]).to.equal(exitCode)
      await untilGone(pids)
      await client.close()
      await call
    })
  }

  it('holds the limit of sessions where many first streams come at once, and forgets those that leave', async () => {
    const server = await startSmcp(['--plugins-dir', fixturePlugins], { env: { SMCP_SESSIONS_MAX: '2' } })
    const sessions = async (): Promise<number> =>
      ((await (await fetch(`${server.url}/health`)).json()) as { sessions: number }).sessions
    const streams = await Promise.all(Array.from({ length: 8 }, () => fetch(`${server.url}/sse`)))
    const statuses = streams.map(({ status }) => status).sort((a, b) => a - b)
    expect(statuses).to.deep.equal([200, 200, 503, 503, 503, 503, 503, 503])
    expect(await sessions()).to.equal(2)
    for (const { body } of streams) await body?.cancel()
    while ((await sessions()) > 0);
    expect(await server.stop()).to.equal(0)
  })

  it('refuses to start with an allowed host or origin that is none, and says which', async () => {
    for (const [name, value] of [
      ['MCP_ALLOWED_HOSTS', 'my host'],
      ['MCP_ALLOWED_ORIGINS', 'app.example.com'],
    ] as const) {
      const { exitCode, stderr } = await execa(process.execPath, [`${repository}bin/run.js`, 'serve'], {
        env: testEnvironment({ [name]: `http://fine.example.com,${value}` }),
        extendEnv: false,
        reject: false,
      })
      expect(exitCode).to.equal(2)
      expect(stderr).to.contain(`${name} must be whole `).and.to.contain(`but "${value}" is not`)
    }
  })

  it('writes eight digits of a key to its log, and never the key', async () => {
    const server = await startSmcp(['--plugins-dir', fixturePlugins], { env: { MCP_API_KEY: 'top-secret' } })
    let log = ''
    server.child.stderr.on('data', (text: string) => (log += text))
    const client = await doors['Streamable HTTP, SDK v1']!(server.url, { 'X-API-Key': 'top-secret' })
    await client.call('echo__argv', { text: 'x' })
    await until(() => log.includes('tool call'))
    expect(log).to.match(/"key":"[0-9a-f]{8}"/)
    expect(log).not.to.contain('top-secret')
    await client.close()
    expect(await server.stop()).to.equal(0)
  })

  it('starts without Python, serves what needs none, and says what is missing', async () => {
    const bin = await emptyDir()
    await symlink(process.execPath, join(bin, 'node'))
    const server = await startSmcp([], { env: { PATH: bin } })
    const client = await doors['Streamable HTTP, SDK v1']!(server.url)
    expect((await client.call('demo_text__slugify', { text: 'No Python' })).text).to.contain('no-python')
    const broken = server.summary.problems.map(({ plugin, message }) => `${plugin}: ${message}`)
    expect(broken).to.include(
      'demo_math: needs python3, which is not on PATH; install it, or name another as "interpreter" in smcp.json',
    )
    await client.close()
    expect(await server.stop()).to.equal(0)
  })

  it('takes several folders, follows links, and says which of two with one name it leaves out', async () => {
    const [first, second, elsewhere] = [await emptyDir(), await emptyDir(), await emptyDir()]
    await cp(join(fixturePlugins, 'echo'), join(elsewhere, 'echo'), { recursive: true })
    await symlink(join(elsewhere, 'echo'), join(first, 'linked'))
    await cp(join(fixturePlugins, 'my_plugin'), join(first, 'mine'), { recursive: true })
    await cp(join(fixturePlugins, 'my_plugin'), join(second, 'mine'), { recursive: true })
    await mkdir(join(second, 'no_plugin'))
    const server = await startSmcp([], { env: { MCP_PLUGINS_DIR: `${first}:${second}` } })
    const { plugins, problems } = server.summary
    expect(plugins).to.equal(2)
    expect(problems.map(({ message }) => message)).to.deep.equal([
      `is not used: ${join(first, 'mine')} has the same name and comes first`,
    ])
    const client = await doors['Streamable HTTP, SDK v1']!(server.url)
    expect((await client.call('linked__argv', { text: 'x' })).text).to.contain('"x"')
    await client.close()
    await server.stop()
  })

  it('makes a plugin in the folder that is named', async () => {
    const dir = join(await emptyDir(), 'deep', 'plugins')
    const { stdout } = await execa(
      process.execPath,
      [`${repository}bin/run.js`, 'plugin', 'new', 'mine', '--yes', '--plugins-dir', dir, '--json'],
      { env: testEnvironment(), extendEnv: false },
    )
    expect(JSON.parse(stdout)).to.include({ dir: join(dir, 'mine'), replacesBundled: false })
  })
})
