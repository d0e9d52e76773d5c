import { expect } from 'chai'
import { execa } from 'execa'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, realpath, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { doors } from '../support/mcp-clients.js'
import { until } from '../support/processes.js'
import { repository, testEnvironment } from '../support/start-smcp.js'

const bin = `${repository}bin/run.js`
const emptyDir = (): Promise<string> => mkdtemp(join(tmpdir(), 'smcp-test-'))

/** What `serve` says of itself, and what `look` sees of it while it runs. */
async function serve<T>(
  { args = [], env = {}, cwd = repository }: { args?: string[]; env?: Record<string, string>; cwd?: string },
  look: (url: string) => Promise<T>,
): Promise<{ said: string; seen: T }> {
  const options = { cwd, env: testEnvironment(env) }
  const child = spawn(process.execPath, [bin, 'serve', '--port', '0', ...args], options)
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text))
  await until(() => said.includes('Connect others'))
  const seen = await look(/http:\/\/127\.0\.0\.1:\d+/.exec(said)![0])
  child.kill('SIGTERM')
  await once(child, 'exit')
  return { said, seen }
}
const nothing = (): Promise<void> => Promise.resolve()

describe('the block of smcp serve', () => {
  it('counts the tools that clients see', async () => {
    // It waits three seconds for plugins; those that are known need none.
    await execa(process.execPath, [bin, 'tools', 'list'], { cwd: repository, env: testEnvironment() })
    const { said, seen } = await serve({}, async (url) => {
      const client = await doors['Streamable HTTP, SDK v1']!(url)
      return await client.listTools().finally(client.close)
    })
    const [, tools, ofPlugins, plugins] = /smcp serves (\d+) tools: (\d+) of (\d+) plugins, and health/
      .exec(said)!
      .map(Number)
    expect(seen).to.have.length(tools!).and.include('health')
    expect([ofPlugins, plugins]).to.deep.equal([seen.length - 1, 4])
  })

  it('shows the header to send where a key is set, and not the key', async () => {
    const { said } = await serve({ env: { MCP_API_KEY: 'very-secret' } }, nothing)
    expect(said).to.match(/Connect a client +MCP_API_KEY=KEY node .*run\.js connect CLIENT --url \S+$/m)
    const [, config] = /Connect others +(.*)$/m.exec(said)!
    expect(JSON.parse(config!)).to.nested.include({ 'mcpServers.smcp.headers.Authorization': 'Bearer KEY' })
    expect(said)
      .to.contain('KEY stands for a key in MCP_API_KEY or MCP_API_KEYS')
      .and.not.contain('very-secret')
  })

  it('says what to type to connect a client, and that connects it', async () => {
    const home = await emptyDir()
    const { said, seen: url } = await serve({}, (at) => Promise.resolve(at))
    const [, command = ''] = /Connect a client +(.*)$/m.exec(said)!
    const { exitCode, stderr } = await execa('sh', ['-c', `${command.replace('CLIENT', 'cursor')} --yes`], {
      cwd: repository,
      env: testEnvironment({ HOME: home }),
      extendEnv: false,
      reject: false,
    })
    expect(exitCode, stderr).to.equal(0)
    expect(JSON.parse(await readFile(join(home, '.cursor/mcp.json'), 'utf8'))).to.deep.equal({
      mcpServers: { smcp: { url: `${url}/mcp` } },
    })
  })

  it('does not wait for a slow plugin, and says what a client would refuse', async () => {
    const dir = await emptyDir()
    const name = 'x'.repeat(45)
    const programs = {
      wordy: `#!/bin/sh\n[ "$1" = --describe ] && echo '{"commands": [{"name": "${name}"}]}'\n`,
      slow: '#!/bin/sh\n[ "$1" = --describe ] && sleep 600\n',
    }
    for (const [plugin, program] of Object.entries(programs)) {
      await mkdir(join(dir, plugin))
      await writeFile(join(dir, plugin, 'cli.sh'), program)
    }
    const { said } = await serve({ args: ['--plugins-dir', dir] }, nothing)
    expect(said)
      .to.contain('smcp serves 2 tools: 1 of 1 plugin, and health')
      .and.contain('  Still being described: slow\n')
      .and.match(/^ {2}Note: 1 tool would be refused by Letta.*; node bin\/run\.js tools lint says why$/m)
  })

  it('shows no header where no key is asked for', async () => {
    expect((await serve({}, nothing)).said).not.to.contain('Authorization')
    const env = { MCP_API_KEY: 'very-secret', MCP_AUTH_DISABLED: '1' }
    expect((await serve({ env }, nothing)).said).not.to.contain('Authorization')
  })
})

describe('where there is no plugin yet', () => {
  it('serve, tools list and health say how to make one, and that makes it', async () => {
    const cwd = await realpath(await emptyDir())
    await mkdir(join(cwd, 'plugins'))
    const command = `node ${bin} plugin new my_plugin`
    const hint = `There are no plugins in ${join(cwd, 'plugins')} yet. Make one: ${command}; or of a program that is installed: node ${bin} plugin add PROGRAM`
    const env = { MCP_PORT: '0' }
    expect((await serve({ cwd }, nothing)).said).to.contain(`smcp serves 1 tool: health\n\n  ${hint}`)
    const run = (...args: string[]) =>
      execa('node', args, { cwd, env: testEnvironment(env), extendEnv: false, reject: false })
    const list = await run(bin, 'tools', 'list', '--json')
    expect([list.stdout, list.stderr]).to.deep.equal(['[]', hint])
    expect((await run(bin, 'health')).stderr).to.contain(hint)
    await run(...command.split(' ').slice(1), '--yes')
    expect((await run(bin, 'tools', 'list')).stdout).to.contain('my_plugin__hello')
  })

  it('the hint names a folder that was named by a flag', async () => {
    const dir = join(await emptyDir(), 'my plugins')
    await mkdir(dir)
    const { stderr } = await execa('node', [bin, 'tools', 'list', '--plugins-dir', dir], {
      env: testEnvironment(),
      extendEnv: false,
    })
    expect(stderr).to.equal(
      `There are no plugins in ${dir} yet. Make one: node bin/run.js plugin new my_plugin --plugins-dir '${dir}'; or of a program that is installed: node bin/run.js plugin add PROGRAM --plugins-dir '${dir}'`,
    )
  })
})
