import { expect } from 'chai'
import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { clientV1 } from '../support/mcp-clients.js'
import { runSmcp } from '../support/run-smcp.js'
import { testEnvironment } from '../support/start-smcp.js'
import { openTerminal } from '../support/terminal.js'

describe('smcp connect', () => {
  let home: string
  let cwd: string
  let env: Record<string, string>

  beforeEach(async () => {
    home = await realpath(await mkdtemp(join(tmpdir(), 'smcp-test-')))
    cwd = join(home, 'project')
    await mkdir(cwd)
    env = { HOME: home, XDG_CONFIG_HOME: '', PATH: process.env.PATH! }
  })
  const smcp = (...args: string[]) => runSmcp(['connect', ...args], { cwd, env })
  const write = async (path: string, text: string): Promise<string> => {
    const file = join(home, path)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, text)
    return file
  }
  const read = (path: string): Promise<string> => readFile(join(home, path), 'utf8')
  const cursorFile = '.cursor/mcp.json'

  /** As people have it: with comments, a trailing comma, and secrets of others. */
  const own = `// Mine.
{
\t"mcpServers": {
\t\t"github": {
\t\t\t"url": "https://api.example.com/mcp",
\t\t\t"headers": {"Authorization": "Bearer of another"}, // never show this
\t\t}, // the end of it
\t},
}
`

  it('puts smcp into a file with comments, keeps that beside it, and takes it out again', async () => {
    await write(cursorFile, own)
    await chmod(join(home, cursorFile), 0o600)
    const added = await smcp('cursor', '--yes')
    expect(added.exitCode, added.stderr).to.equal(0)
    expect(added.stdout).to.include('+\t\t"smcp": {').and.not.include('of another')
    expect(added.stderr).to.include('As it was before:').and.include('green dot')
    const text = await read(cursorFile)
    expect(text).to.equal(
      own.replace(
        '// the end of it\n',
        '// the end of it\n\t\t"smcp": {\n\t\t\t"url": "http://127.0.0.1:8000/mcp"\n\t\t},\n',
      ),
    )
    expect(await read(`${cursorFile}.before-smcp`)).to.equal(own)
    expect((await stat(join(home, cursorFile))).mode & 0o777).to.equal(0o600)
    const removed = await smcp('cursor', '--remove', '--yes')
    expect(removed.stderr).to.include('Cursor has no server "smcp" any more')
    expect(await read(cursorFile)).to.equal(own)
  })

  it('changes nothing the second time, and asks for nothing then', async () => {
    await smcp('claude-code', '--yes')
    const text = await read('.claude.json')
    const { exitCode, stdout, stderr } = await smcp('claude-code')
    expect([exitCode, stdout]).to.deep.equal([0, ''])
    expect(stderr).to.match(
      /Claude Code has the server "smcp" in .*\.claude\.json already; nothing was changed\./,
    )
    expect(await read('.claude.json')).to.equal(text)
    expect(await readdir(home)).to.have.members(['.claude.json', 'project'])
  })

  it('changes nothing without a terminal and without --yes, and says so', async () => {
    await write(cursorFile, own)
    const { exitCode, stdout, stderr } = await smcp('cursor')
    expect(exitCode).to.equal(2)
    expect(stdout).to.include('+\t\t"smcp": {')
    expect(stderr).to.match(/No one can be asked here, so nothing was changed in .*mcp\.json\nPass --yes/)
    expect(await read(cursorFile)).to.equal(own)
    expect(await readdir(join(home, '.cursor'))).to.deep.equal(['mcp.json'])
  })

  it('asks at a terminal, and does what is answered', async () => {
    await write(cursorFile, own)
    for (const [key, exitCode, isChanged] of [
      ['n', 130, false],
      ['\u0003', 130, false],
      ['\r', 0, true],
    ] as const) {
      const terminal = openTerminal(['connect', 'cursor'], { cwd, env })
      await terminal.shows('Write this to')
      expect(terminal.raw()).to.include('\u001b[32m+\t\t"smcp"')
      terminal.type(key === 'n' ? 'n\r' : key)
      expect(await terminal.exitCode, terminal.text()).to.equal(exitCode)
      expect((await read(cursorFile)) !== own, key).to.equal(isChanged)
    }
  })

  for (const [client, path, expected] of [
    [
      'claude-code',
      '.claude.json',
      { mcpServers: { smcp: { type: 'http', url: 'http://127.0.0.1:9000/mcp' } } },
    ],
    ['cursor', cursorFile, { mcpServers: { smcp: { url: 'http://127.0.0.1:9000/mcp' } } }],
    [
      'vscode',
      '.config/Code/User/mcp.json',
      { servers: { smcp: { type: 'http', url: 'http://127.0.0.1:9000/mcp' } } },
    ],
    [
      'gemini-cli',
      '.gemini/settings.json',
      { mcpServers: { smcp: { httpUrl: 'http://127.0.0.1:9000/mcp' } } },
    ],
    [
      'opencode',
      '.config/opencode/opencode.jsonc',
      { mcp: { smcp: { type: 'remote', url: 'http://127.0.0.1:9000/mcp' } } },
    ],
  ] as const)
    it(`makes the file of ${client} where there is none, for the port that is set`, async () => {
      env.MCP_PORT = '9000'
      const { exitCode, stderr } = await smcp(client, '--yes')
      expect(exitCode, stderr).to.equal(0)
      expect(JSON.parse(await read(path))).to.deep.equal(expected)
    })

  it('makes the file of letta-code for the agent that is named', async () => {
    const { exitCode, stderr } = await smcp('letta-code', '--agent', 'agent-1', '--yes')
    expect(exitCode, stderr).to.equal(0)
    expect(JSON.parse(await read('.letta/settings.json'))).to.have.nested.property(
      'agents[0].mcpServers[0].name',
      'smcp',
    )
    const unnamed = await smcp('letta-code', '--name', 'other', '--yes')
    expect(unnamed.exitCode).to.equal(2)
    expect(unnamed.stderr).to.include('Name one with --agent: agent-1.')
  })

  it('has Claude Desktop start it, with these plugins, and it does', async () => {
    const plugins = join(home, 'plugins')
    await write('plugins/greet/cli.sh', '#!/bin/sh\n[ "$1" = --help ] && echo "Usage: cli.sh [-v]"\n')
    await write('project/.env', 'MCP_LOG_LEVEL=debug\n')
    const { exitCode, stderr } = await smcp('claude-desktop', '--plugins-dir', plugins, '--yes')
    expect(exitCode, stderr).to.equal(0)
    expect(stderr).to.include('What .env says does not count')
    const { mcpServers } = JSON.parse(await read('.config/Claude/claude_desktop_config.json')) as {
      mcpServers: { smcp: { command: string; args: string[] } }
    }
    const { command, args } = mcpServers.smcp
    expect(args).to.include.members(['serve', '--stdio', '--plugins-dir', plugins])
    const { client } = clientV1()
    const environment = testEnvironment(env) as Record<string, string>
    await client.connect(
      new StdioClientTransport({ command, args, cwd: '/', env: environment, stderr: 'ignore' }),
    )
    const { tools } = await client.listTools()
    expect(tools.map(({ name }) => name)).to.include('greet__run')
    await client.close()
  })

  it('names the key as the client can, and writes it only where it is told to', async () => {
    env.MCP_API_KEY = 'the very key'
    const { stderr } = await smcp('cursor', '--yes')
    expect(stderr).to.include(
      'The key is not written. MCP_API_KEY must be set in the environment in which Cursor is started.',
    )
    expect(await read(cursorFile))
      .to.include('"Bearer ${env:MCP_API_KEY}"')
      .and.not.include('the very key')
    const clear = await smcp('cursor', '--write-key', '--yes')
    expect(clear.stderr).to.include('in clear')
    expect(await read(cursorFile)).to.include('"Bearer the very key"')
    const asked = await smcp('vscode', '--print')
    expect(asked.stdout).to.include('${input:smcp-key}').and.include('"password": true')
  })

  it('prints only what belongs into the file', async () => {
    const { exitCode, stdout, stderr } = await smcp(
      'opencode',
      '--print',
      '--url',
      'https://smcp.example.com',
    )
    expect(exitCode).to.equal(0)
    expect(JSON.parse(stdout)).to.have.nested.property('mcp.smcp.url', 'https://smcp.example.com/mcp')
    expect(stderr).to.include('.config/opencode/opencode.jsonc')
    expect(await readdir(home)).to.deep.equal(['project'])
  })

  it('prints what belongs into a file that it does not change', async () => {
    const { exitCode, stdout, stderr } = await smcp('codex', '--yes')
    expect(exitCode).to.equal(0)
    expect(stdout).to.equal('[mcp_servers.smcp]\nurl = "http://127.0.0.1:8000/mcp"')
    expect(stderr)
      .to.include('smcp does not change the file of Codex')
      .and.include('codex mcp add smcp --url')
  })

  it('changes the file of the project, and finds it again', async () => {
    await smcp('cursor', '--scope', 'project', '--yes')
    expect(JSON.parse(await read('project/.cursor/mcp.json'))).to.have.nested.property('mcpServers.smcp')
    await smcp('cursor', '--remove', '--yes')
    expect(JSON.parse(await read('project/.cursor/mcp.json'))).to.deep.equal({ mcpServers: {} })
    const refused = await smcp('claude-desktop', '--scope', 'project', '--yes')
    expect(refused.exitCode).to.equal(2)
    expect(refused.stderr).to.include('Claude Desktop knows no scope "project"')
  })

  it('tells of a server of Claude Code that it uses in this project before any other', async () => {
    const local = { mcpServers: { smcp: { type: 'http', url: 'http://127.0.0.1:9/mcp' } } }
    await write('.claude.json', JSON.stringify({ projects: { [cwd]: local } }))
    const { stderr } = await smcp('claude-code', '--yes')
    expect(stderr)
      .to.include('Claude Code has the server "smcp" now')
      .and.include('that it has for this project alone (http://127.0.0.1:9/mcp).')
      .and.include('To take that out: claude mcp remove smcp --scope local')
    expect(JSON.parse(await read('.claude.json'))).to.deep.include({ projects: { [cwd]: local } })
    const again = await smcp('claude-code', '--remove', '--yes', '--json')
    expect(JSON.parse(again.stdout)).to.deep.include({
      change: 'removed',
      usedHere: { url: 'http://127.0.0.1:9/mcp', removal: 'claude mcp remove smcp --scope local' },
    })
    expect((await smcp()).stdout).to.match(
      /claude-code .*connected to http:\/\/127\.0\.0\.1:9\/mcp, for this project alone/,
    )
    const other = await smcp('claude-code', '--name', 'other', '--yes')
    expect(other.stderr).not.to.include('for this project alone')
  })

  it('refuses a broken file with line and column, and leaves it', async () => {
    const broken = '{\n  "mcpServers": {\n    "a": 1\n    "b": 2\n  }\n}\n'
    await write(cursorFile, broken)
    const { exitCode, stderr } = await smcp('cursor', '--yes')
    expect(exitCode).to.equal(2)
    expect(stderr).to.include('.cursor/mcp.json is broken at line 4, column 5: comma expected')
    expect(await read(cursorFile)).to.equal(broken)
    expect(await readdir(join(home, '.cursor'))).to.deep.equal(['mcp.json'])
  })

  it('changes the file behind a link, and leaves the link', async () => {
    const file = await write('dotfiles/mcp.json', '{}\n')
    await mkdir(join(home, '.cursor'))
    await symlink(file, join(home, cursorFile))
    await smcp('cursor', '--yes')
    expect(await realpath(join(home, cursorFile))).to.equal(file)
    expect(await read('dotfiles/mcp.json')).to.include('smcp')
  })

  it('says what is in the way of a file', async () => {
    await write('.cursor', 'a file where a folder should be')
    const { exitCode, stderr } = await smcp('cursor', '--yes')
    expect(exitCode).to.equal(2)
    expect(stderr).to.include('.cursor is no folder')
  })

  it('suggests the client that was probably meant', async () => {
    const { exitCode, stderr } = await smcp('claude')
    expect(exitCode).to.equal(2)
    expect(stderr).to.equal('Error: There is no client "claude"\nDid you mean claude-desktop or claude-code?')
  })

  it('lists the clients, and tells programs what it has done', async () => {
    await mkdir(join(home, '.gemini'))
    const done = JSON.parse((await smcp('cursor', '--yes', '--json')).stdout) as object
    expect(done).to.deep.equal({
      client: 'cursor',
      server: 'smcp',
      file: join(home, cursorFile),
      change: 'added',
      backup: null,
    })
    const listed = JSON.parse((await smcp('--json')).stdout) as {
      name: string
      found: boolean
      connected: object[]
    }[]
    const stateOf = (name: string): unknown[] => {
      const { found, connected } = listed.find((client) => client.name === name)!
      return [found, connected.length]
    }
    expect(['cursor', 'gemini-cli', 'opencode'].map(stateOf)).to.deep.equal([
      [true, 1],
      [true, 0],
      [false, 0],
    ])
    const table = await smcp()
    expect(table.stdout).to.match(/cursor .*found here .*connected to http:\/\/127\.0\.0\.1:8000\/mcp/)
    const asked = await smcp('gemini-cli', '--json')
    expect(JSON.parse(asked.stdout)).to.have.nested.property('error.code', 'config_invalid')
  })
})
