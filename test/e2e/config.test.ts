import { expect } from 'chai'
import { execa } from 'execa'
import { chmod, chown, mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { repository, startSmcp, testEnvironment } from '../support/start-smcp.js'

const isRoot = process.getuid?.() === 0
/** Root reads everything unless it gives that up. */
const asReader = isRoot ? ['setpriv', '--bounding-set', '-dac_override,-dac_read_search', '--'] : []

describe('smcp config', () => {
  let cwd: string
  let home: string
  const run = async (args: readonly string[], more: Record<string, string> = {}) => {
    const [file, ...words] = [...asReader, process.execPath, `${repository}bin/run.js`, ...args]
    const env = testEnvironment({ XDG_CONFIG_HOME: home, ...more })
    return await execa(file!, words, { cwd, env, extendEnv: false, reject: false, stdin: 'ignore' })
  }
  beforeEach(async () => {
    cwd = await mkdtemp(join(tmpdir(), 'smcp-test-'))
    home = join(cwd, 'home')
    await mkdir(join(home, 'smcp'), { recursive: true })
    await mkdir(join(cwd, 'plugins'))
    await writeFile(join(home, 'smcp', 'config.yaml'), 'port: 9005\nqueue-max: 7\n')
    await writeFile(join(cwd, 'smcp.config.json'), '{"port": 9004, "log-level": "debug"}')
    await writeFile(join(cwd, '.env'), 'MCP_API_KEY=the-key-of-here\nMCP_LOG_LEVEL=WARNING\n')
  })

  it('shows each setting with its value, where that comes from, and its names; a secret as ***', async () => {
    const { stdout, exitCode } = await run(['config', '--host', '127.0.0.2'], { SMCP_GOVERNOR: 'never' })
    expect(exitCode).to.equal(0)
    const rows = stdout.split('\n').map((line) => line.split(/ +/))
    expect(rows).to.deep.include.members([
      ['host', '127.0.0.2', 'flag', 'MCP_HOST', '--host'],
      ['governor', 'never', 'environment', 'SMCP_GOVERNOR', '-'],
      ['log-level', 'WARNING', '.env', 'MCP_LOG_LEVEL', '--log-level'],
      ['api-key', '***', '.env', 'MCP_API_KEY', '-'],
      ['port', '9004', 'smcp.config.json', 'MCP_PORT', '--port'],
      ['queue-max', '7', join(home, 'smcp', 'config.yaml'), 'SMCP_QUEUE_MAX', '-'],
      ['session-idle-timeout', '1800', 'default', 'SMCP_SESSION_IDLE_TIMEOUT', '-'],
    ])
    expect(stdout).not.to.contain('the-key-of-here')
  })

  it('prints one value alone, or all that is known of it as JSON', async () => {
    for (const name of ['port', 'MCP_PORT']) {
      const { stdout, stderr } = await run(['config', name])
      expect([stdout, stderr]).to.deep.equal(['9004', 'port is from: smcp.config.json'])
    }
    const { stdout } = await run(['config', 'MCP_API_KEY', '--json'])
    expect(JSON.parse(stdout)).to.deep.equal({
      name: 'api-key',
      value: '***',
      origin: '.env',
      variable: 'MCP_API_KEY',
      flag: null,
    })
    expect(JSON.parse((await run(['config', '--json'])).stdout))
      .to.be.an('array')
      .with.length.above(60)
    const unset = await run(['config', 'letta-agent-id'])
    expect([unset.stdout, unset.stderr]).to.deep.equal(['', 'letta-agent-id is not set.'])
  })

  it('refuses in one line what is wrong, in every command', async () => {
    const refusals: [string, string, string][] = [
      ['smcp.config.json', '{"prot": 1}', 'smcp.config.json: there is no setting "prot"; did you mean port?'],
      ['smcp.config.json', '{"port": "80a"}', 'smcp.config.json: port must be 0 to 65535, got "80a"'],
      ['.env', 'MCP_PORT=x', '.env: MCP_PORT must be 0 to 65535, got "x"'],
    ]
    for (const [file, text, said] of refusals) {
      await writeFile(join(cwd, file), text)
      for (const args of [['config'], ['serve'], ['tools', 'list']]) {
        const { exitCode, stderr } = await run(args)
        expect([exitCode, stderr]).to.deep.equal([2, `Error: ${said}`])
      }
    }
    await writeFile(join(cwd, '.env'), '')
    await writeFile(join(cwd, 'smcp.config.json'), '')
    const unknown = await run(['config', 'prot'])
    expect([unknown.exitCode, unknown.stderr]).to.deep.equal([
      2,
      'Error: There is no setting "prot"; did you mean port?',
    ])
  })

  it('says that a file can’t be read', async () => {
    await chmod(join(cwd, '.env'), 0)
    if (isRoot) await chown(join(cwd, '.env'), 65534, 65534)
    const { exitCode, stderr } = await run(['config'])
    expect([exitCode, stderr]).to.match(/^2,Error: \.env cannot be read: EACCES: permission denied.*$/)
  })

  it('is what serve goes by', async () => {
    await writeFile(
      join(cwd, 'smcp.config.json'),
      JSON.stringify({ 'require-auth': true, 'tool-name-max': 48 }),
    )
    const server = await startSmcp([], { cwd, env: { XDG_CONFIG_HOME: home } })
    const status = async (headers: Record<string, string>): Promise<number> =>
      (await fetch(`${server.url}/metrics`, { headers })).status
    expect(await status({})).to.equal(401)
    expect(await status({ 'X-API-Key': 'the-key-of-here' })).to.equal(200)
    expect(await server.stop()).to.equal(0)
  })
})
