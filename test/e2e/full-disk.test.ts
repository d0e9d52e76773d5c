import { expect } from 'chai'
import { execa } from 'execa'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { until } from '../support/processes.js'
import { fixturePlugins } from '../support/serve-plugins.js'
import { repository, testEnvironment } from '../support/start-smcp.js'

const bin = `${repository}bin/run.js`
const tempDir = (): Promise<string> => mkdtemp(join(tmpdir(), 'smcp-test-'))

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  await new Promise((done) => server.close(done))
  return port
}

/** `smcp serve` as a shell starts it, up and answering; `shell` is what stands around it. */
async function serve(shell: string, env: Readonly<Record<string, string>> = {}, ...flags: string[]) {
  const port = await freePort()
  const dir = await tempDir()
  await cp(join(fixturePlugins, 'echo'), join(dir, 'plugins', 'echo'), { recursive: true })
  const args = ['serve', '--port', String(port), ...flags]
  const child = spawn('bash', ['-c', shell, 'bash', process.execPath, bin, ...args], {
    env: testEnvironment(env),
    cwd: dir,
  })
  const ended = once(child, 'exit')
  let stderr = ''
  let isUp = false
  child.stdout.resume()
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  const call = async (): Promise<string> => {
    const params = { name: 'echo__argv', arguments: { text: 'x' } }
    const response = await fetch(`http://127.0.0.1:${port}/messages/`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params }),
    })
    return await response.text()
  }
  const askWhetherUp = async (): Promise<void> => {
    const response = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined)
    isUp = response?.ok === true
  }
  const asking = setInterval(() => void askWhetherUp(), 50)
  await until(() => isUp || child.exitCode !== null)
  clearInterval(asking)
  const stop = async (): Promise<unknown> => {
    child.kill('SIGTERM')
    return (await ended)[0] as unknown
  }
  return { child, call, stop, warnings: () => stderr.match(/^smcp: .*$/gm) ?? [] }
}

describe('what can not be written', () => {
  for (const [what, shell, expected] of [
    ['stdout', 'exec "$@" >/dev/full', [/^smcp: stdout can't be written: ENOSPC/]],
    ['stderr', 'exec "$@" 2>/dev/full', []],
    ['both', 'exec "$@" >/dev/full 2>/dev/full', []],
  ] as const) {
    for (const flags of [[], ['--json']]) {
      it(`does not end a server, where that is ${what} on a full disk ${flags.join()}`, async () => {
        const server = await serve(shell, {}, ...flags)
        expect(await server.call()).to.contain('\\"argv\\"')
        expect(await server.call()).to.contain('\\"argv\\"')
        expect(await server.stop()).to.equal(0)
        const warnings = server.warnings()
        expect(warnings, warnings.join('\n')).to.have.length(expected.length)
        expected.forEach((pattern, index) => expect(warnings[index]).to.match(pattern))
      })
    }
  }

  it('does not end a server whose readers have gone', async () => {
    const server = await serve('exec "$@"')
    server.child.stdout.destroy()
    server.child.stderr.destroy()
    expect(await server.call()).to.contain('\\"argv\\"')
    expect(await server.call()).to.contain('\\"argv\\"')
    expect(await server.stop()).to.equal(0)
  })

  it('is said once on stderr where it is the folder of the log, whatever the level is', async () => {
    const file = join(await tempDir(), 'file')
    await writeFile(file, '')
    const env = { MCP_DISABLE_FILE_LOG: '', MCP_LOG_DIR: join(file, 'logs'), MCP_LOG_LEVEL: 'ERROR' }
    const server = await serve('exec "$@"', env)
    expect(await server.call()).to.contain('\\"argv\\"')
    expect(await server.stop()).to.equal(0)
    expect(server.warnings()).to.have.length(1)
    expect(server.warnings()[0]).to.contain(`the log file ${file}/logs/mcp.log can't be written`)
  })

  it('is said once where it is the log file, and found out later', async () => {
    const dir = await tempDir()
    // Room for some lines, as on a disk that fills up.
    const env = { MCP_DISABLE_FILE_LOG: '', MCP_LOG_DIR: dir }
    const server = await serve('ulimit -f 1; exec "$@"', env)
    await until(() => existsSync(join(dir, 'mcp.log')))
    while (server.warnings().length === 0) expect(await server.call()).to.contain('\\"argv\\"')
    for (let call = 0; call < 5; call += 1) expect(await server.call()).to.contain('\\"argv\\"')
    expect(await server.stop()).to.equal(0)
    expect(server.warnings()).to.have.length(1)
    expect(server.warnings()[0]).to.contain(`the log file ${dir}/mcp.log can't be written: EFBIG`)
  })

  it('is made again where somebody has removed the folder of the log', async () => {
    const dir = join(await tempDir(), 'logs')
    const server = await serve('exec "$@"', { MCP_DISABLE_FILE_LOG: '', MCP_LOG_DIR: dir })
    await server.call()
    await rm(dir, { recursive: true })
    await server.call()
    await until(() => existsSync(join(dir, 'mcp.log')))
    expect(await server.stop()).to.equal(0)
    expect(await readFile(join(dir, 'mcp.log'), 'utf8')).to.contain('echo__argv')
    expect(server.warnings()).to.deep.equal([])
  })

  it('is left out where the default log file is no file', async () => {
    const dir = await tempDir()
    await symlink('/dev/full', join(dir, 'mcp.log'))
    const server = await serve('exec "$@"', { MCP_DISABLE_FILE_LOG: '', MCP_LOG_DIR: dir })
    expect(await server.call()).to.contain('\\"argv\\"')
    expect(await server.stop()).to.equal(0)
    expect(server.warnings()).to.have.length(1)
  })

  it('refuses the start, with exit code 2, where a log file was named', async () => {
    for (const MCP_LOG_FILE of ['/dev/full', '/proc/none.log', '/proc/none/x.log', repository]) {
      const env = { MCP_DISABLE_FILE_LOG: '', MCP_LOG_FILE }
      const server = await serve('exec "$@"', env)
      expect(server.child.exitCode, MCP_LOG_FILE).to.equal(2)
    }
  })

  it('is one line and exit code 1 for a command that shows something', async () => {
    const run = (shell: string) =>
      execa(
        'bash',
        ['-c', shell, 'bash', process.execPath, bin, 'tools', 'list', '--plugins-dir', 'plugins'],
        {
          cwd: repository,
          env: testEnvironment(),
          extendEnv: false,
          reject: false,
        },
      )
    const { exitCode, stderr } = await run('exec "$@" >/dev/full')
    expect([exitCode, stderr]).to.deep.equal([
      1,
      "Error: stdout can't be written: ENOSPC: no space left on device, write",
    ])
    expect(await run('set -o pipefail; "$@" | true')).to.include({ exitCode: 0, stderr: '' })
  })
})
