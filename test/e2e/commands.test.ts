import { expect } from 'chai'
import { execa } from 'execa'
import { mkdtemp, writeFile, mkdir } from 'node:fs/promises'
import { createServer } from 'node:net'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { homes } from '../support/cache-home.js'
import { fixturePlugins } from '../support/serve-plugins.js'

const bin = resolve('bin/run.js')
const execaText = (args: string[], options: { cwd?: string; env: Record<string, string> }) =>
  execa(process.execPath, [bin, ...args], { reject: false, stdin: 'ignore', encoding: 'utf8', ...options })
const smcp = (
  args: string[],
  { cwd, env }: { cwd?: string; env?: Record<string, string> } = {},
): ReturnType<typeof execaText> =>
  execaText(args, {
    ...(cwd !== undefined && { cwd }),
    env: { MCP_DISABLE_FILE_LOG: '1', ...homes, ...env },
  })
const fixtures = ['--plugins-dir', fixturePlugins]
const emptyDir = (): Promise<string> => mkdtemp(join(tmpdir(), 'smcp-test-'))

describe('smcp tools list', () => {
  it('prints signatures that a person can read, and names a broken plugin on stderr', async () => {
    const { stdout, stderr, exitCode } = await smcp(['tools', 'list', ...fixtures])
    expect(exitCode).to.equal(0)
    expect(stdout).to.contain(
      'my_plugin__my-command(param: string, optional?: string = "default")\n  Execute my command',
    )
    expect(stderr).to.contain('bad_contract: commands[0].parameters[0].type: "str" is not one of')
  })

  it('waits until all commands have been asked, whatever budget a server has for that', async () => {
    const dir = await emptyDir()
    await mkdir(join(dir, 'two'))
    const help =
      'usage: cli.sh [-h] {up,down} ...\n\npositional arguments:\n  {up,down}\n    up    Up.\n    down  Down.'
    const own =
      'usage: cli.sh up [-h] [--far]\n\noptions:\n  -h, --help  show this help message and exit\n  --far'
    await writeFile(
      join(dir, 'two', 'cli.sh'),
      `#!/bin/sh\nif [ "$1" = --help ]; then echo '${help}'; else echo '${own}'; fi\n`,
    )
    await writeFile(join(dir, 'two', 'smcp.json'), '{"ask": true}')
    const { stdout } = await smcp(['tools', 'list', '--plugins-dir', dir, '--no-cache'], {
      env: { SMCP_DESCRIBE_BUDGET: '0.001' },
    })
    expect(stdout).to.contain('two__up(far?: boolean)').and.contain('two__down(far?: boolean)')
  })

  it("prints exactly the array of MCP's tools/list with --json", async () => {
    const { stdout } = await smcp(['tools', 'list', '--json', '--plugin', 'my_plugin', ...fixtures])
    expect(JSON.parse(stdout)).to.deep.equal([
      {
        name: 'my_plugin__my-command',
        title: 'My command',
        description: 'Execute my command',
        inputSchema: {
          type: 'object',
          properties: {
            param: { type: 'string', description: 'Required parameter' },
            optional: { type: 'string', description: 'Optional parameter', default: 'default' },
          },
          required: ['param'],
          additionalProperties: false,
        },
      },
    ])
  })

  it('shows the annotations in words with --verbose, and as MCP has them with --json', async () => {
    const bundled = ['--plugins-dir', resolve('plugins'), '--plugin', 'devops']
    const { stdout } = await smcp(['tools', 'list', '--verbose', ...bundled])
    const linesOf = (tool: string): string[] =>
      stdout
        .split('\n\n')
        .find((block) => block.startsWith(tool))!
        .split('\n')
    expect(linesOf('devops__status')).to.include('  annotations: read-only, closed world')
    expect(linesOf('devops__deploy')).to.include(
      '  annotations: not read-only, destructive, not idempotent, closed world',
    )
    const { stdout: json } = await smcp(['tools', 'list', '--json', ...bundled])
    const tools = JSON.parse(json) as { name: string; annotations: unknown }[]
    expect(tools.find(({ name }) => name === 'devops__status')?.annotations).to.deep.equal({
      openWorldHint: false,
      readOnlyHint: true,
    })
  })

  it('says which plugins there are when asked for another', async () => {
    const { stderr, exitCode } = await smcp(['tools', 'list', '--plugin', 'nobody', ...fixtures])
    expect(exitCode).to.equal(2)
    expect(stderr).to.contain('there is no plugin "nobody"').and.contain('my_plugin')
  })
})

describe('smcp tools call', () => {
  it('takes text, JSON and a whole object', async () => {
    const { stdout } = await smcp([
      'tools',
      'call',
      'echo__argv',
      'text=a=b',
      'tags:=["x","-y"]',
      '--args',
      '{"count": 3}',
      ...fixtures,
    ])
    expect(JSON.parse(stdout)).to.deep.equal([
      'argv',
      '--text',
      'a=b',
      '--tags',
      'x',
      '--tags=-y',
      '--count',
      '3',
    ])
  })

  it("exits with 1 and the program's own words when the tool fails, with 124 when it takes too long", async () => {
    const failed = await smcp(['tools', 'call', 'fails__now', ...fixtures])
    expect([failed.exitCode, failed.stderr, failed.stdout]).to.deep.equal([
      1,
      'Error: fails__now failed with exit code 3: the oven is cold',
      '',
    ])
    const slow = await smcp(['tools', 'call', 'flood__yes', '--json', ...fixtures])
    expect(JSON.parse(slow.stdout)).to.nested.include({
      isError: true,
      'structuredContent.error.code': 'output_too_large',
    })
    const late = await smcp([
      'tools',
      'call',
      'slow__wait',
      'pids=/dev/null',
      '--plugin-timeout',
      '0.2',
      ...fixtures,
    ])
    expect(late.exitCode).to.equal(124)
  })
})

describe('smcp plugin', () => {
  // That in each language: templates.test.ts.
  it('makes a plugin that passes its own test and runs', async () => {
    const cwd = await emptyDir()
    const made = await smcp(['plugin', 'new', 'mine', '--yes'], { cwd })
    expect(made.exitCode, made.stderr).to.equal(0)
    expect(made.stdout).to.contain(' plugin test mine')
    expect(made.stderr).to.contain('./plugins now replaces the bundled plugins')
    const tested = await smcp(['plugin', 'test', 'mine', '--call', 'hello', 'name=Ada'], { cwd })
    expect(tested.exitCode, `${tested.stdout}${tested.stderr}`).to.equal(0)
    expect(tested.stdout).to.contain('Ada')
  })

  it('says where what it makes needs Python and there is none', async () => {
    const env = { PATH: await emptyDir() }
    for (const [language, warning] of [
      ['python', 'Warning: python3 is not on PATH, and the plugin needs it.'],
      ['shell', ''],
    ] as const) {
      const cwd = await emptyDir()
      await mkdir(join(cwd, 'plugins'))
      const args = ['plugin', 'new', 'mine', '--language', language, '--yes']
      const { stderr, exitCode } = await smcp(args, { cwd, env })
      expect([exitCode, stderr]).to.deep.equal([0, warning])
    }
  })

  it('refuses a name that can be in no tool name, and a folder that is not empty', async () => {
    const cwd = await emptyDir()
    const badName = await smcp(['plugin', 'new', 'my plugin', '--yes'], { cwd })
    expect([badName.exitCode, badName.stderr]).to.deep.equal([
      2,
      'Error: "my plugin" can\'t be part of a tool\'s name; use letters, digits, _ and -',
    ])
    await mkdir(join(cwd, 'plugins/mine'), { recursive: true })
    await writeFile(join(cwd, 'plugins/mine/notes.txt'), '')
    const taken = await smcp(['plugin', 'new', 'mine', '--yes'], { cwd })
    expect(taken.exitCode).to.equal(2)
    expect(taken.stderr).to.contain('is not empty')
  })

  it('finds problems by file and field, and exits with 1', async () => {
    const { stderr, exitCode } = await smcp(['plugin', 'test', join(fixturePlugins, 'bad_contract')])
    expect(exitCode).to.equal(1)
    expect(stderr)
      .to.contain('commands[0].parameters[0].type: "str" is not one of')
      .and.contain('bad_contract/cli.sh')
    expect((await smcp(['plugin', 'test', 'nobody', ...fixtures])).exitCode).to.equal(2)
  })
})

describe('smcp serve', () => {
  it('refuses in one line with the cure, and exits with 2', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    await once(taken, 'listening')
    const { port } = taken.address() as AddressInfo
    const inUse = await smcp(['serve', '--port', String(port)])
    expect([inUse.exitCode, inUse.stderr]).to.deep.equal([
      2,
      `Error: Port ${port} on 127.0.0.1 is in use\nStop what is listening there, or choose another with --port; 0 takes a free one.`,
    ])
    taken.close()
    const badPort = await smcp(['serve'], { env: { MCP_PORT: '80a' } })
    expect([badPort.exitCode, badPort.stderr]).to.deep.equal([
      2,
      'Error: MCP_PORT must be 0 to 65535, got "80a"',
    ])
    const noKey = await smcp(['serve', '--allow-external', '--port', '0'])
    expect(noKey.exitCode).to.equal(2)
    expect(noKey.stderr).to.contain('no key is set').and.contain('Set MCP_API_KEY')
    const noFolder = await smcp(['serve', '--plugins-dir', '/no/such'])
    expect(noFolder.exitCode).to.equal(2)
    expect(noFolder.stderr).to.contain('The plugins folder /no/such does not exist')
    const noLog = await smcp(['serve', '--port', '0'], {
      env: { MCP_DISABLE_FILE_LOG: '', MCP_LOG_FILE: `${bin}/x.log` },
    })
    expect(noLog.exitCode).to.equal(2)
    expect(noLog.stderr).to.contain('cannot be written')
  })
})
