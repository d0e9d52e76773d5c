import { expect } from 'chai'
import { chmod, mkdir, mkdtemp, readdir, readFile, realpath, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { DoctorReport } from '../../src/cli/doctor/doctor-report.js'
import { freePort } from '../support/free-port.js'
import { runSmcp } from '../support/run-smcp.js'
import { repository, startSmcp } from '../support/start-smcp.js'
import { openTerminal } from '../support/terminal.js'

describe('smcp doctor', () => {
  let home: string
  let cwd: string
  let env: Record<string, string>

  beforeEach(async () => {
    home = await realpath(await mkdtemp(join(tmpdir(), 'smcp-test-')))
    cwd = join(home, 'project')
    await mkdir(cwd)
    env = { HOME: home, XDG_CONFIG_HOME: '', MCP_PORT: String(await freePort()), PATH: process.env.PATH! }
    // Of this machine's own clients none is found.
    for (const name of ['CLAUDE_CONFIG_DIR', 'CODEX_HOME', 'GEMINI_CLI_HOME']) env[name] = ''
  })
  const smcp = (...args: string[]) => runSmcp(args, { cwd, env })
  const write = async (path: string, text: string): Promise<void> => {
    await mkdir(dirname(join(home, path)), { recursive: true })
    await writeFile(join(home, path), text)
  }
  const report = async (): Promise<DoctorReport> =>
    JSON.parse((await smcp('doctor', '--json')).stdout) as DoctorReport
  const about = async (what: string) => (await report()).checks.filter((check) => check.about === what)

  it('is content with an empty home, changes nothing, and names what it has looked at', async () => {
    const { exitCode, stdout, stderr } = await smcp('doctor')
    expect(exitCode, stdout).to.equal(0)
    for (const what of [
      'Node',
      'Python',
      'sandbox',
      'settings',
      'plugins',
      'cache',
      'state',
      'log',
      'port',
      'keys',
    ])
      expect(stdout).to.match(new RegExp(`^(ok|warning) +${what} `, 'm'))
    expect(stderr).to.match(/^(All is well\.|0 problems, \d+ warnings?\.)$/)
    expect(await readdir(home)).to.deep.equal(['project'])
    expect(await readdir(cwd)).to.deep.equal([])
  })

  it('finds a broken plugin, and says how to look at it', async () => {
    await write('project/plugins/broken/smcp.json', '{"describe": ')
    await write('project/plugins/broken/cli.sh', '#!/bin/sh\n')
    const { exitCode, stdout } = await smcp('doctor')
    expect(exitCode).to.equal(1)
    expect(stdout)
      .to.match(/^problem +broken +.*smcp\.json/m)
      .and.match(/-> .* plugin test broken$/m)
  })

  it('finds settings that are wrong, and looks at nothing else then', async () => {
    await write('project/smcp.config.yaml', 'prot: 9000\n')
    const { checks, problems } = await report()
    expect(problems).to.equal(1)
    expect(checks.map(({ about }) => about)).to.deep.equal(['Node', 'settings', 'the rest'])
    expect(checks[1]?.text).to.include('there is no setting "prot"; did you mean port?')
  })

  it('goes by its own flags where a variable is wrong', async () => {
    await write('a file', '')
    await mkdir(join(home, 'plugins'))
    env.MCP_PLUGINS_DIR = join(home, 'a file')
    const { exitCode, stdout, stderr } = await smcp('doctor', '--plugins-dir', join(home, 'plugins'))
    expect(exitCode, stderr).to.equal(0)
    expect(stdout).to.match(/^ok +clients /m)
  })

  it('knows the server that answers, and a client that is connected to it', async () => {
    const server = await startSmcp([], { port: Number(env.MCP_PORT), env: { HOME: home } })
    await smcp('connect', 'cursor', '--yes')
    const { checks } = await report()
    await server.stop()
    const textOf = (what: string): string | undefined => checks.find((check) => check.about === what)?.text
    expect(textOf('port')).to.match(/^smcp \d+\.\d+\.\d+ answers at http:\/\/127\.0\.0\.1:\d+: ok$/)
    expect(textOf('cursor')).to.equal(`connected to ${server.url}/mcp, where smcp answers: ok`)
    expect(await about('cursor')).to.deep.equal([
      {
        about: 'cursor',
        verdict: 'warning',
        text: `connected to ${server.url}/mcp, where nobody answers`,
        cure: `Start the server there, or connect it anew: node ${repository}bin/run.js connect cursor`,
      },
    ])
  })

  it('finds a client without the key that its server wants, and says how it gets one', async () => {
    const port = Number(env.MCP_PORT)
    const server = await startSmcp(['--require-auth'], { port, env: { HOME: home, MCP_API_KEY: 'the key' } })
    await smcp('connect', 'cursor', '--scope', 'project', '--yes')
    const [without] = await about('cursor')
    env.MCP_API_KEY = 'the key'
    const [, cure = ''] = /, then: .*run\.js (.*)$/.exec(without?.cure ?? '') ?? []
    await smcp(...cure.split(' '), '--yes')
    const having = await about('cursor')
    await server.stop()
    expect(without?.verdict).to.equal('problem')
    expect(without?.text).to.match(/where smcp wants a key, but .*\/project\/\.cursor\/mcp\.json has none$/)
    expect(having.map(({ verdict, text }) => [verdict, text])).to.deep.equal([
      ['ok', `connected to ${server.url}/mcp, where smcp answers: ok`],
    ])
  })

  it('finds a setting in the file of a client that smcp would refuse', async () => {
    await smcp('connect', 'claude-desktop', '--yes')
    const file = join(home, '.config/Claude/claude_desktop_config.json')
    expect((await about('claude-desktop'))[0]?.verdict).to.equal('ok')
    const content = JSON.parse(await readFile(file, 'utf8')) as { mcpServers: { smcp: object } }
    Object.assign(content.mcpServers.smcp, { env: { SMCP_CONCURRENCY: 'many' } })
    await writeFile(file, JSON.stringify(content))
    const [found] = await about('claude-desktop')
    expect(found).to.include({ verdict: 'problem', cure: `Correct it in ${file}.` })
    expect(found?.text).to.include('SMCP_CONCURRENCY must be a whole number from 1, got "many"')
  })

  it('finds one in the TOML of Codex, too', async () => {
    const words = [process.execPath, `${repository}bin/run.js`, 'serve', '--stdio'].map((word) =>
      JSON.stringify(word),
    )
    const [command, ...args] = words
    const entry = `[mcp_servers.smcp]\ncommand = ${command}\nargs = [${args.join(', ')}]\n`
    await write('.codex/config.toml', entry)
    expect((await about('codex'))[0]?.verdict).to.equal('ok')
    await write('.codex/config.toml', `${entry}[mcp_servers.smcp.env]\nSMCP_CONCURRENCY = "many"\n`)
    const [found] = await about('codex')
    expect(found).to.include({
      verdict: 'problem',
      cure: `Correct it in ${join(home, '.codex/config.toml')}.`,
    })
    expect(found?.text).to.include('SMCP_CONCURRENCY must be a whole number from 1, got "many"')
  })

  it('finds another program at the port', async () => {
    const server = createServer((_, response) => response.end('hello')).listen(
      Number(env.MCP_PORT),
      '127.0.0.1',
    )
    await new Promise((done) => server.once('listening', done))
    const [foreign] = await about('port')
    server.close()
    expect(foreign?.verdict).to.equal('problem')
    expect(foreign?.cure).to.match(
      /^Stop what listens there, or choose another port by MCP_PORT or .* serve --port\.$/,
    )
  })

  it('finds keys that others can read, an address without one, and a client that starts what is gone', async () => {
    env.SMCP_KEYS_FILE = join(home, 'keys.json')
    await write('keys.json', '{"keys": []}')
    await chmod(join(home, 'keys.json'), 0o644)
    env.MCP_HOST = '0.0.0.0'
    await write(
      '.config/Claude/claude_desktop_config.json',
      '{"mcpServers": {"smcp": {"command": "/gone/node", "args": []}}}',
    )
    const { exitCode, stdout } = await smcp('doctor')
    expect(exitCode).to.equal(1)
    expect(stdout).to.match(/^problem +keys +0\.0\.0\.0 can be reached from outside/m)
    expect(stdout).to.match(/^problem +claude-desktop +starts \/gone\/node, which is not there/m)
    env.MCP_API_KEY = 'a key'
    expect((await smcp('doctor')).stdout).to.match(/^ +-> chmod 600 .*keys\.json$/m)
  })

  for (const columns of [60, 100])
    it(`fits a terminal of ${columns} columns`, async () => {
      const terminal = openTerminal(['doctor'], { cwd, env, columns })
      expect(await terminal.exitCode, terminal.text()).to.equal(0)
      const lines = terminal.text().split(/\r?\n/)
      // A path is left whole, so that it can be copied.
      const long = lines.filter((line) => line.length > columns && !/\S{30}/.test(line))
      expect(long).to.deep.equal([])
      expect(terminal.raw()).to.include('\u001b[32mok')
    })
})
