import { expect } from 'chai'
import { execa } from 'execa'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { dot, startAnyMcpServer, type AnyMcpServer } from '../support/any-mcp-server.js'
import { until } from '../support/processes.js'
import { repository, startSmcp, testEnvironment, type RunningSmcp } from '../support/start-smcp.js'
import { openTerminal } from '../support/terminal.js'

const smcp = (args: readonly string[], env: Readonly<Record<string, string>> = {}, cwd = repository) =>
  execa(process.execPath, [`${repository}bin/run.js`, 'tools', ...args], {
    reject: false,
    timeout: 20_000,
    stdin: 'ignore',
    cwd,
    env: testEnvironment(env),
    extendEnv: false,
  })

describe('smcp tools call --url, of a server that is not smcp', () => {
  let server: AnyMcpServer
  before(async () => {
    server = await startAnyMcpServer()
  })
  after(() => server.close())
  const call = (tool: string, ...words: string[]) => smcp(['call', tool, ...words, '--url', server.url])

  for (const path of ['', '/mcp', '/events'])
    it(`types the arguments by its schema, at ${path || 'its address alone'}`, async () => {
      const words = ['count=3', 'tags=a,b', 'point={"x": 1}', '--url', server.url + path]
      const { stdout, stderr, exitCode } = await smcp(['call', 'typed', ...words, '--verbose'])
      expect([exitCode, JSON.parse(stdout || stderr)]).to.deep.equal([
        0,
        { count: 3, tags: ['a', 'b'], point: { x: 1 } },
      ])
      expect(stderr).to.match(/^MCP 2025-11-25 with any 3 at http.*: \d+ ms$/)
    })

  it('leaves no session behind', async () => {
    await call('open')
    await until(() => server.sessions() === 0)
  })

  it('waits for no server that does not let a session end', async () => {
    const deaf = await startAnyMcpServer({ keepsSessions: true })
    const { exitCode, timedOut } = await smcp(['call', 'open', '--url', deaf.url]).finally(deaf.close)
    expect([exitCode, timedOut]).to.deep.equal([0, false])
  })

  it('says what is wrong before the server is asked, with the nearest name', async () => {
    const wrong = await call('typed', 'cuont=3')
    expect(wrong.exitCode).to.equal(1)
    expect(wrong.stderr).to.match(/typed has no argument "cuont". Did you mean count\?/)
    expect(wrong.stderr).to.contain('typed(count: integer, tags?: string[], colour?: "red" | "green"')
    expect((await call('typed', 'count=3', 'colour=gren')).stderr).to.contain('"gren" is not one of')
    expect((await call('typd')).stderr).to.contain('has no tool "typd". Did you mean typed?')
    // It is on the second page of the list.
    expect((await call('pictur')).stderr).to.contain('Did you mean picture?')
  })

  it('gives the result as the server does with --json, and its failure', async () => {
    const { stdout } = await call('open', 'x:=[1]', '--json')
    expect(JSON.parse(stdout)).to.deep.include({ content: [{ type: 'text', text: '{"x":[1]}' }] })
    const failed = await call('fail')
    expect([failed.exitCode, failed.stdout, failed.stderr]).to.deep.equal([1, '', 'It is broken'])
  })

  it('saves a picture', async () => {
    const file = join(await mkdtemp(join(tmpdir(), 'smcp-test-')), 'dot.png')
    const { stdout, stderr } = await call('picture', '--output', file)
    expect([stdout, stderr]).to.deep.equal(['[image image/png, 70 bytes]', `image/png saved as ${file}`])
    expect(await readFile(file, 'base64')).to.equal(dot)
  })

  it('saves a picture in a temporary folder for a person, and says where', async () => {
    const terminal = openTerminal(['tools', 'call', 'picture', '--url', server.url], { columns: 200 })
    expect(await terminal.exitCode, terminal.text()).to.equal(0)
    const [, file = ''] = /image\/png saved as (\S+result\.png)/.exec(terminal.text()) ?? []
    expect(await readFile(file, 'base64')).to.equal(dot)
  })

  it('answers its question by flags, and says which where there is none', async () => {
    const unanswered = await call('person', '--answer', 'question.age=3')
    expect(unanswered.exitCode).to.equal(2)
    expect(unanswered.stderr)
      .to.contain('person asks "question" (Who?); there is no terminal')
      .and.contain("--answer 'question.name=TEXT'")
    const { stdout } = await call('person', '--answer', 'question.name=Ada', '--answer', 'question.age=3')
    expect(JSON.parse(stdout)).to.deep.equal({ action: 'accept', content: { name: 'Ada', age: 3 } })
  })

  it('does not say that it can be asked where nobody can answer', async () => {
    const { stderr, exitCode } = await call('person')
    expect([exitCode, stderr]).to.deep.equal([
      1,
      'Error: person: Client does not support form elicitation. (-32603)',
    ])
  })

  it('asks it at a terminal', async () => {
    const terminal = openTerminal(['tools', 'call', 'person', '--url', server.url])
    await terminal.shows('? name')
    terminal.type('Ada\r')
    await terminal.shows('? age')
    terminal.type('\r')
    expect(await terminal.exitCode, terminal.text()).to.equal(0)
    expect(terminal.text()).to.contain('{"action":"accept","content":{"name":"Ada"}}')
  })

  it('shows progress and the log, and ends in time and by Ctrl-C, at the server too', async () => {
    const late = await call('wait', '--plugin-timeout', '1')
    expect([late.exitCode, late.stderr]).to.deep.equal([
      124,
      '[warning] slow\nError: wait took longer than 1 s and was cancelled',
    ])
    await server.cancelled
    const terminal = openTerminal(['tools', 'call', 'wait', '--url', server.url])
    await terminal.shows('25% waiting')
    terminal.type('\u0003')
    expect(await terminal.exitCode, terminal.text()).to.equal(130)
    expect(terminal.text()).to.contain('wait was cancelled')
  })

  it('lists its tools, of all pages', async () => {
    const { stdout } = await smcp(['list', '--url', server.url, '--verbose'])
    expect(stdout).to.match(/^typed\(count: integer.*\n {2}Answer the arguments.\n {2}count: How many.\n/)
    expect(stdout).to.contain('annotations: read-only').and.contain('\nfail()\n')
    const asJson = await smcp(['list', '--url', server.url, '--json'])
    expect(JSON.parse(asJson.stdout)).to.have.length(6)
  })
})

describe('smcp tools call --url, of a server that wants a key', () => {
  let server: AnyMcpServer
  before(async () => {
    server = await startAnyMcpServer({ key: 'secret-1' })
  })
  after(() => server.close())
  const call = (words: string[], env?: Record<string, string>, cwd?: string) =>
    smcp(['call', 'open', ...words, '--url', server.url], env, cwd)

  it('sends MCP_API_KEY, of a file of settings too where the server is on this machine', async () => {
    expect((await call([], { MCP_API_KEY: 'secret-1' })).exitCode).to.equal(0)
    const dir = await mkdtemp(join(tmpdir(), 'smcp-test-'))
    await writeFile(join(dir, '.env'), 'MCP_API_KEY=secret-1\n')
    expect((await call([], {}, dir)).exitCode).to.equal(0)
  })

  it('sends headers, which come before that key', async () => {
    const words = ['--header', 'authorization: Bearer secret-1', '--header', 'X-More: yes']
    expect((await call(words, { MCP_API_KEY: 'wrong' })).exitCode).to.equal(0)
    expect(server.headers.at(-1)).to.deep.include({ 'x-more': 'yes', authorization: 'Bearer secret-1' })
  })

  it('says whether a key is missing or wrong', async () => {
    const missing = await call([])
    expect([missing.exitCode, missing.stderr]).to.satisfy(
      ([code, said]: [number, string]) =>
        code === 1 && said.includes('requires a key') && said.includes('MCP_API_KEY'),
    )
    const wrong = await call(['--json'], { MCP_API_KEY: 'wrong' })
    expect(JSON.parse(wrong.stdout)).to.have.nested.property('error.code', 'unauthorized')
    expect(wrong.stdout).to.contain('rejects the key').and.not.contain('secret-1')
    expect((await call(['--header', 'x-api-key: wrong'])).stderr).to.contain('rejects the key')
  })
})

describe('smcp tools call --url, where no server of MCP is', () => {
  let server: AnyMcpServer
  before(async () => {
    server = await startAnyMcpServer()
  })
  after(() => server.close())

  it('says that nobody listens', async () => {
    const closed = await startAnyMcpServer()
    await closed.close()
    const { stderr, exitCode } = await smcp(['call', 'x', '--url', closed.url])
    expect(exitCode).to.equal(1)
    expect(stderr).to.match(/^Error: Nobody answers at http.*ECONNREFUSED.*\nIs the server running\?$/)
  })

  it('says what answers there instead', async () => {
    const page = await smcp(['list', '--url', `${server.url}/page`])
    expect([page.exitCode, page.stderr]).to.deep.equal([
      1,
      `Error: ${server.url}/page is not an MCP server: it answers HTTP 404, text/html\n` +
        'Name the address of its endpoint, such as http://127.0.0.1:8000/mcp',
    ])
    expect((await smcp(['list', '--url', `${server.url}/broken`])).stderr).to.contain(
      'does not serve now: HTTP 500',
    )
  })

  it('refuses flags that have no sense with it, and addresses that are none', async () => {
    for (const [words, said] of [
      [['--url', 'ftp://x'], /--url must be an address/],
      [['--url', server.url, '--plugins-dir', 'plugins'], /--plugins-dir/],
      [['--header', 'a: b'], /--url/],
      [['--url', server.url, '--header', 'nothing'], /--header needs a name and a value/],
    ] as const) {
      const { stderr, exitCode } = await smcp(['list', ...words])
      expect([exitCode, said.test(stderr), stderr]).to.deep.equal([2, true, stderr])
    }
  })
})

describe('smcp tools call --url, of a server of 2026-07-28', () => {
  let server: RunningSmcp
  const pluginsDir = fileURLToPath(new URL('../fixtures/terminal', import.meta.url))
  before(async () => {
    server = await startSmcp(['--plugins-dir', pluginsDir])
  })
  after(() => server.stop())

  it('is asked in that revision, and its questions are known by their names', async () => {
    const words = ['--answer', 'first=a', '--answer', 'second=b', '--url', server.url, '--verbose']
    const { stdout, stderr } = await smcp(['call', 'asker__two', ...words])
    expect(stdout, stderr).to.contain('"first"').and.contain('"second"')
    expect(stderr).to.match(/MCP 2026-07-28 with smcp/)
  })

  it('is spoken to by its older transport, too', async () => {
    const { stderr, exitCode } = await smcp([
      'call',
      'asker__two',
      '--answer',
      'x=1',
      '--url',
      `${server.url}/sse`,
    ])
    expect(exitCode).to.equal(2)
    expect(stderr).to.contain('there is no terminal at which to ask')
  })

  it('may be the SDK alone', async () => {
    const content = [{ type: 'text', text: 'Hello.' }]
    const { stdout, stderr } = await callOfSdk({ content })
    expect(stdout, stderr).to.equal('Hello.')
    expect(stderr).to.match(/^MCP 2026-07-28 with sdk 1 at/)
  })

  it('is called no more that asks without an end, and is not told the working folder', async () => {
    const asked = { resultType: 'input_required', inputRequests: { where: { method: 'roots/list' } } }
    const server = await startRawServer(asked)
    const { stderr, exitCode } = await smcp(['call', 'hello', '--url', server.url]).finally(server.close)
    expect([exitCode, stderr]).to.deep.equal([
      1,
      'Error: hello asked more than 8 times and was not called again',
    ])
    expect(server.answers).to.deep.equal([undefined, ...Array<object>(8).fill({ where: { roots: [] } })])
  })
})

/** A server of 2026-07-28 that checks nothing: each call of its only tool is answered so. */
async function startRawServer(answer: object) {
  const answers: unknown[] = []
  const results: Record<string, object> = {
    'server/discover': { supportedVersions: ['2026-07-28'], capabilities: { tools: {} } },
    'tools/list': { tools: [{ name: 'hello', inputSchema: { type: 'object' } }] },
  }
  const http = createServer((request, response) => {
    void text(request).then((body) => {
      const { id, method, params } = JSON.parse(body || '{}') as {
        id?: number
        method?: string
        params?: { inputResponses?: unknown }
      }
      if (method === 'tools/call') answers.push(params?.inputResponses)
      const result = results[method ?? ''] ?? answer
      response.writeHead(id === undefined ? 202 : 200, { 'content-type': 'application/json' })
      response.end(
        JSON.stringify({
          jsonrpc: '2.0',
          id,
          result: { resultType: 'complete', ttlMs: 0, cacheScope: 'private', ...result },
        }),
      )
    })
  })
  await new Promise<void>((done) => http.listen(0, '127.0.0.1', done))
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}/mcp`,
    answers,
    close: () => {
      http.closeAllConnections()
      http.close()
    },
  }
}

/** Calls the only tool of a server of the SDK, which answers so. */
async function callOfSdk(answer: object): Promise<Awaited<ReturnType<typeof smcp>>> {
  const file = join(await mkdtemp(join(tmpdir(), 'smcp-test-')), 'answers.json')
  const tools = [{ name: 'hello', inputSchema: { type: 'object' } }]
  await writeFile(file, JSON.stringify({ 'tools/list': { tools }, 'tools/call': answer }))
  const script = `${repository}bench/protocol/sdk-server.ts`
  const child = spawn(process.execPath, ['--import', 'tsx', script, file], {
    cwd: repository,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    const [port] = (await once(createInterface(child.stdout), 'line')) as [string]
    return await smcp(['call', 'hello', '--url', `127.0.0.1:${port}`, '--verbose'])
  } finally {
    child.kill()
  }
}
