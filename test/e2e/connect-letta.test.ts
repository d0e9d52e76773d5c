import { expect } from 'chai'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startLettaMcp } from '../support/letta-mcp-servers.js'
import { startLetta } from '../support/letta-server.js'
import { runSmcp } from '../support/run-smcp.js'
import { startSmcp, type RunningSmcp } from '../support/start-smcp.js'
import { openTerminal } from '../support/terminal.js'

const password = 'the password'

describe('smcp connect letta', () => {
  let server: RunningSmcp
  let letta: Awaited<ReturnType<typeof startLettaMcp>>
  let env: Record<string, string>

  before(async () => {
    server = await startSmcp(['--require-auth'], { env: { MCP_API_KEY: 'the key' } })
  })
  after(() => server.stop())
  beforeEach(async () => {
    letta = await startLettaMcp(password)
    env = {
      ...{ HOME: await mkdtemp(join(tmpdir(), 'smcp-test-')), MCP_API_KEY: 'the key' },
      ...{ LETTA_BASE_URL: letta.url, LETTA_SERVER_PASSWORD: password },
    }
  })
  afterEach(() => letta.close())
  const connect = (...args: string[]) => runSmcp(['connect', 'letta', '--url', server.url, ...args], { env })

  it('registers the server, lists its tools back, and changes nothing the second time', async () => {
    const { exitCode, stdout, stderr } = await connect('--write-key', '--yes')
    expect(exitCode, stderr).to.equal(0)
    expect(stdout).to.include(`POST ${letta.url}/v1/mcp-servers/`).and.include('"auth_token": "***"')
    expect(stdout + stderr).not.to.include('the key"')
    expect(stderr).to.match(
      /Letta at .* has the server "smcp" now \(mcp_server-[\w-]+\)\.\nIt has read 17 tools/,
    )
    expect(letta.kept()).to.have.length(1)
    expect(letta.kept()[0]).to.deep.include({
      server_name: 'smcp',
      mcp_server_type: 'sse',
      server_url: `${server.url}/sse`,
      auth_token: 'Bearer the key',
    })
    letta.asked()
    const again = await connect()
    expect(again.exitCode, again.stderr).to.equal(0)
    expect(again.stderr).to.include('already; nothing was changed').and.include('It has read 17 tools')
    expect(letta.asked()).to.deep.equal(['GET /v1/mcp-servers/', 'GET /v1/mcp-servers/ID/tools'])
  })

  it('says why there are no tools, and is mended by running it again', async () => {
    const without = await connect('--yes')
    expect(without.exitCode).to.equal(1)
    expect(without.stderr)
      .to.include('The key is not handed over to Letta')
      .and.match(
        /Error: it has no tools of it: Letta at .* answers 500: Failed to connect to MCP server: .*401/,
      )
    const mended = await connect('--write-key', '--yes', '--json')
    expect(mended.exitCode, mended.stdout).to.equal(0)
    const outcome = JSON.parse(mended.stdout) as { change: string; tools: string[] }
    expect(outcome.change).to.equal('changed')
    expect(outcome.tools).to.include('demo_math__calculate')
    expect(letta.asked()).to.include('PATCH /v1/mcp-servers/ID')
  })

  it('takes it out again, and says where there is none', async () => {
    await connect('--write-key', '--yes')
    const removed = await connect('--remove', '--yes')
    expect(removed.stdout).to.match(/^DELETE http/)
    expect(removed.stderr).to.include('has no server "smcp" any more')
    expect(letta.kept()).to.deep.equal([])
    expect((await connect('--remove')).stderr).to.include('nothing was changed')
  })

  it('changes nothing without a yes', async () => {
    const { exitCode, stderr } = await connect('--write-key')
    expect(exitCode).to.equal(2)
    expect(stderr).to.include('No one can be asked here, so nothing was changed')
    const printed = await connect('--print')
    expect(printed.stdout).to.include('"server_name": "smcp"')
    expect(letta.asked()).to.deep.equal(['GET /v1/mcp-servers/'])
    const terminal = openTerminal(['connect', 'letta', '--url', server.url], { env })
    await terminal.shows('Write this to')
    terminal.type('n\r')
    expect(await terminal.exitCode, terminal.text()).to.equal(130)
    expect(letta.kept()).to.deep.equal([])
  })

  it('says what is wrong with the server of Letta', async () => {
    const other = await startLetta({}, password)
    for (const [args, code, said] of [
      [['--letta-token', 'wrong'], 1, 'rejects the password or key\nGive it by LETTA_SERVER_PASSWORD'],
      [['--letta-url', 'http://127.0.0.1:9'], 1, 'No server of Letta answers at http://127.0.0.1:9'],
      [['--letta-url', other.url], 1, 'answers 404'],
    ] as const) {
      const { exitCode, stderr } = await connect('--yes', ...args)
      expect([exitCode, stderr.includes(said)], stderr).to.deep.equal([code, true])
    }
    await other.close()
  })

  it('says what Letta says of a private address', async () => {
    const strict = await startLettaMcp(password, { isStrict: true })
    const { exitCode, stderr } = await connect('--yes', '--letta-url', strict.url)
    await strict.close()
    expect(exitCode).to.equal(1)
    expect(stderr).to.include('answers 422: Value error, Non-public IP not allowed: 127.0.0.1\nSince 0.16.7')
  })

  it('is in the list of clients', async () => {
    await connect('--write-key', '--yes')
    const list = async (): Promise<object | undefined> => {
      const { stdout } = await runSmcp(['connect', '--json'], { env })
      return (JSON.parse(stdout) as { name: string }[]).find(({ name }) => name === 'letta')
    }
    expect(await list()).to.deep.include({
      found: true,
      connected: [{ name: 'smcp', url: `${server.url}/sse`, file: letta.url }],
    })
    const other = await startLetta({}, password)
    env.LETTA_BASE_URL = other.url
    expect(await list()).to.have.property('problem')
    await other.close()
    expect(await list()).to.deep.include({ found: false, connected: [] })
  })
})
