import { expect } from 'chai'
import { execa } from 'execa'
import { createServer, type Server } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { readFileSync } from 'node:fs'
import type { HealthReport } from '../../src/server/health.js'
import { freePort } from '../support/free-port.js'
import { callOf, post } from '../support/raw-mcp.js'
import { fixturePlugins } from '../support/serve-plugins.js'
import { repository, startSmcp, testEnvironment, type RunningSmcp } from '../support/start-smcp.js'

const health = (args: string[], env: Record<string, string> = {}) =>
  execa(process.execPath, [`${repository}bin/run.js`, 'health', ...args], {
    env: testEnvironment(env),
    extendEnv: false,
    reject: false,
  })
const portOf = (server: Server): string => String((server.address() as AddressInfo).port)

/** What is said of a server that answers every request like this. */
async function judge(status: number, body: string, args: string[] = [], env: Record<string, string> = {}) {
  const server = createServer((_, response) => response.writeHead(status).end(body)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const said = await health(['--url', `127.0.0.1:${portOf(server)}`, ...args], env)
  server.close()
  return said
}

describe('the health of a server that has made calls', function () {
  this.timeout(60_000)
  const own = ['--include', 'my_plugin__*', '--plugins-dir', fixturePlugins]
  const asked = (): Promise<HealthReport> =>
    fetch(`${server.url}/health`).then((answer) => answer.json() as Promise<HealthReport>)
  let server: RunningSmcp
  let log = ''
  before(async function () {
    if (process.platform !== 'linux') this.skip()
    server = await startSmcp(own)
    server.child.stderr.on('data', (text: string) => (log += text))
    const call = callOf('my_plugin__my-command', { param: 'x' })
    do await (await post(`${server.url}/messages/`, call)).text()
    while ((await asked()).calls.ran.warm < 3)
  })
  after(() => server.stop())

  it('counts them by how their programs ran, with what the last took', async () => {
    const { ran, last } = (await asked()).calls
    expect(ran).to.include({ warm: 3, standby: 0 })
    expect(ran.cold).to.be.at.least(2)
    expect(last.runs).to.equal(ran.cold + ran.warm)
    expect(last.startMs.median).to.be.greaterThan(0)
    expect(last.runMs.p95).to.be.at.least(last.runMs.median)
  })

  it('names the fork server that is loaded, its process and its memory', async () => {
    const { loaded } = await asked()
    expect(loaded).to.have.length(1)
    expect(loaded[0]).to.include({ how: 'warm', plugin: 'my_plugin', file: 'cli.py' })
    const { pid = 0, memoryBytes } = loaded[0] ?? {}
    expect(readFileSync(`/proc/${pid}/cmdline`, 'utf8')).to.contain('fork_server.py')
    expect(memoryBytes).to.be.greaterThan(4 * 1024 ** 2)
  })

  it('is told to agents, and at a terminal', async () => {
    const answer = await post(`${server.url}/messages/`, callOf('health'))
    expect(await answer.text()).to.contain('\\"warm\\":3')
    const { stdout } = await health(['--url', server.url])
    expect(stdout).to.match(/^calls: 0 running, 0 waiting, \d+ cold, 3 warm so far$/m)
    expect(stdout).to.match(/^loaded: my_plugin\/cli\.py, warm, process \d+, \d+ MiB$/m)
  })

  it('has a line in the log for each, with how it ran and what that took', () => {
    expect(log).to.match(
      /tool call \{"request":"[^"]+","tool":"my_plugin__my-command","outcome":"ok","ms":[\d.]+,"how":"warm","queueMs":[\d.]+,"startMs":[\d.]+,"runMs":[\d.]+,"cpuMs":[\d.]+,"memoryBytesMax":\d+\}/,
    )
  })
})

describe('smcp health --url', () => {
  const broken = { MCP_PLUGINS_DIR: '/dev/null', MCP_PORT: '80a', MCP_LOG_LEVEL: 'loud' }
  let server: RunningSmcp
  before(async () => {
    server = await startSmcp(['--plugins-dir', fixturePlugins])
  })
  after(() => server.stop())

  it('reports the server, with or without a scheme, whatever the settings here are', async () => {
    for (const url of [server.url, server.url.replace('http://', ''), `${server.url}/mcp`]) {
      const { stdout, stderr, exitCode } = await health(['--url', url], broken)
      expect(exitCode, stderr).to.equal(0)
      expect(stdout).to.contain(`server: ${server.url}, smcp `).and.contain('status: degraded')
      expect(stderr)
        .to.match(/^Warning: bad_contract: /m)
        .and.not.contain('bundled')
    }
  })

  it('says as JSON that it is the server that it reports', async () => {
    const { stdout, exitCode } = await health(['--url', server.url, '--json'], broken)
    expect(JSON.parse(stdout)).to.include({ subject: 'server', url: server.url, status: 'degraded' })
    expect(exitCode).to.equal(0)
  })

  for (const [status, exitCode] of [
    ['ok', 0],
    ['degraded', 0],
    ['starting', 1],
    ['failing', 1],
  ] as const) {
    it(`exits with ${exitCode} where the status is ${status}, also where a stranger is told no more`, async () => {
      const said = await judge(status === 'failing' ? 503 : 200, JSON.stringify({ status }))
      expect([said.exitCode, said.stdout]).to.satisfy(
        ([code, text]: [number, string]) =>
          code === exitCode &&
          text.endsWith(
            `status: ${status}\nIt reports no more without a key; set MCP_API_KEY to a key of that server.`,
          ),
      )
    })
  }

  const refusals: [what: string, status: number, body: string, message: RegExp][] = [
    ['JSON of something else', 200, '{}', /is not smcp, or is not healthy: HTTP 200 \{\}/],
    [
      'a status that there is not',
      200,
      '{"status": "UP"}',
      /is not smcp, or is not healthy: HTTP 200 \{"status"/,
    ],
    ['a report of another make', 200, '{"status": "ok", "plugins": 3}', /is not smcp/],
    ['a good report with an error', 500, '{"status": "ok"}', /is not healthy: HTTP 500/],
    ['an error as JSON', 500, '{"oops": 1}', /HTTP 500 \{"oops": 1\}/],
    ['a page', 404, '<html>Not here</html>', /HTTP 404 <html>Not here<\/html>/],
    ['nothing', 200, '', /HTTP 200 with no body/],
    ['401', 401, '{"error": "unauthorized"}', /requires a key/],
    ['403', 403, '{"error": {"message": "Host is unknown"}}', /refuses the request: Host is unknown/],
  ]
  for (const [what, status, body, message] of refusals) {
    it(`exits with 1 and says why where the answer is ${what}`, async () => {
      const { stdout, stderr, exitCode } = await judge(status, body)
      expect([exitCode, stdout]).to.deep.equal([1, ''])
      expect(stderr)
        .to.match(message)
        .and.match(/^Error: /)
    })
  }

  it('tells a key that is wrong from one that is missing', async () => {
    const { stdout } = await judge(401, '', ['--json'], { MCP_API_KEYS: 'one,two' })
    expect(JSON.parse(stdout)).to.nested.include({ 'error.code': 'unauthorized' })
    expect(stdout).to.contain('rejects the key')
  })

  it('exits with 1 where nothing answers, and with 2 for what is no address', async () => {
    const port = String(await freePort())
    const nobody = await health(['--url', `localhost:${port}`, '--json'], broken)
    expect(nobody.exitCode).to.equal(1)
    expect(JSON.parse(nobody.stdout)).to.nested.include({ 'error.code': 'unreachable' })
    expect(nobody.stdout).to.contain(`No smcp server answers at http://localhost:${port}`)
    for (const url of ['ftp://127.0.0.1', 'http://', 'a b', 'localhost:99999', '']) {
      const { exitCode, stderr } = await health(['--url', url])
      expect(exitCode, url).to.equal(2)
      expect(stderr).to.contain('--url must be an address')
    }
  })
})

describe('smcp health', () => {
  it('asks the server at the configured address first', async () => {
    const server = await startSmcp([])
    const env = { MCP_HOST: '0.0.0.0', MCP_PORT: new URL(server.url).port, MCP_PLUGINS_DIR: '/dev/null' }
    const { stdout, stderr, exitCode } = await health([], env)
    expect([exitCode, stderr]).to.deep.equal([0, ''])
    expect(stdout).to.contain(`server: ${server.url}, smcp `).and.contain('status: ok')
    await server.stop()
  })

  it('says where none answers, and reports the local plugins', async () => {
    const env = { MCP_PORT: String(await freePort()) }
    const args = ['--plugins-dir', fixturePlugins]
    const { stdout, stderr, exitCode } = await health(args, env)
    expect(exitCode).to.equal(0)
    expect(stderr).to.contain(`No smcp server answers at http://127.0.0.1:${env.MCP_PORT}`)
    expect(stdout).to.contain(`local plugins: ${fixturePlugins}`).and.contain('status: degraded')
    const report = JSON.parse((await health(['--json', ...args], env)).stdout) as unknown
    expect(report).to.include({ subject: 'local plugins', status: 'degraded' })
  })

  it('does not pass over what listens there and gives no answer', async () => {
    const other = createServer((request) => request.socket.destroy()).listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { stdout, stderr, exitCode } = await health([], { MCP_PORT: portOf(other) })
    other.close()
    expect([exitCode, stdout]).to.deep.equal([1, ''])
    expect(stderr).to.contain('does not answer')
  })

  it('does not pass over a server there that is not well', async () => {
    const other = createServer((_, response) => response.writeHead(500).end('{}')).listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { stdout, stderr, exitCode } = await health([], { MCP_PORT: portOf(other) })
    other.close()
    expect([exitCode, stdout]).to.deep.equal([1, ''])
    expect(stderr).to.contain('is not healthy: HTTP 500 {}')
  })
})
