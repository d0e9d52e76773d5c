import { expect } from 'chai'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { mkdir, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { HealthReport } from '../../src/server/health.js'
import { freePort } from '../support/free-port.js'
import { until } from '../support/processes.js'
import { callOf, post } from '../support/raw-mcp.js'
import { repository, testEnvironment } from '../support/start-smcp.js'

/** All that an installer sets, by the specification's names. */
async function installed() {
  const dir = await mkdtemp(join(tmpdir(), 'smcp-unattended-'))
  await mkdir(join(dir, 'plugins'))
  return {
    MCP_HOST: '0.0.0.0',
    MCP_PORT: String(await freePort()),
    MCP_PLUGINS_DIR: join(dir, 'plugins'),
    MCP_PLUGIN_TIMEOUT: '60',
    MCP_API_KEY: 'the key',
    MCP_LOG_LEVEL: 'DEBUG',
    MCP_LOG_JSON: 'true',
    MCP_LOG_FILE: 'smcp.log',
    MCP_LOG_DIR: dir,
    MCP_LOG_ROTATION: 'time',
    MCP_DISABLE_FILE_LOG: 'false',
  }
}

/** `serve` by a shell, which gives it the ends of stdin, stdout and stderr that a test wants. */
function serve(redirections: string, env: Record<string, string>) {
  const command = `exec "${process.execPath}" "${repository}bin/run.js" serve ${redirections}`
  return spawn('/bin/sh', ['-c', command], { env: testEnvironment(env), stdio: ['pipe', 'pipe', 'pipe'] })
}

const isUp = (env: { MCP_PORT: string }): Promise<boolean> =>
  fetch(`http://127.0.0.1:${env.MCP_PORT}/healthz`).then(
    ({ ok }) => ok,
    () => false,
  )

describe('a server without a terminal', function () {
  this.timeout(60_000)

  const ends: [what: string, redirections: string][] = [
    ['stdin is the null device', '</dev/null'],
    ['stdin is closed', '<&-'],
    ['all three are closed', '<&- >&- 2>&-'],
    ['stdin is a pipe that nobody writes to', ''],
  ]
  for (const [what, redirections] of ends) {
    it(`is driven by its environment alone where ${what}`, async () => {
      const env = await installed()
      const child = serve(redirections, env)
      while (!(await isUp(env))) expect(child.exitCode).to.equal(null)
      const answer = await post(`http://127.0.0.1:${env.MCP_PORT}/messages/`, callOf('health'), {
        Authorization: 'Bearer the key',
      })
      expect(await answer.text()).to.contain('uptimeSeconds')
      expect(readFileSync(join(env.MCP_LOG_DIR, 'smcp.log'), 'utf8')).to.contain('"msg":"smcp ')
      child.kill('SIGTERM')
      expect((await once(child, 'exit'))[0]).to.equal(0)
    })

    it(`never asks for the key that it needs where ${what}`, async () => {
      const env = { ...(await installed()), MCP_API_KEY: '' }
      const child = serve(redirections, env)
      let said = ''
      child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text))
      expect((await once(child, 'close'))[0]).to.equal(2)
      if (!redirections.includes('2>&-')) expect(said).to.contain('Set MCP_API_KEY')
    })
  }

  it('lives through SIGHUP while it is starting', async function () {
    if (process.platform !== 'linux') this.skip()
    const env = await installed()
    const child = serve('</dev/null', env)
    let said = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text))
    const hasHandler = (): boolean => {
      const [, mask = '0'] = /SigCgt:\s*(\w+)/.exec(readFileSync(`/proc/${child.pid!}/status`, 'utf8')) ?? []
      return (BigInt(`0x${mask}`) & 1n) === 1n
    }
    await until(() => hasHandler() || said.includes('listening'))
    expect(said).not.to.contain('listening')
    child.kill('SIGHUP')
    while (!(await isUp(env))) expect(child.signalCode).to.equal(null)
    child.kill('SIGTERM')
    expect((await once(child, 'exit'))[0]).to.equal(0)
  })
})

describe('the health of a server', function () {
  this.timeout(60_000)

  it('is one report, whoever asks for it', async () => {
    const env = { ...(await installed()), MCP_PLUGINS_DIR: join(repository, 'test/fixtures/plugins') }
    const url = `http://127.0.0.1:${env.MCP_PORT}`
    const child = serve('</dev/null', env)
    while (!(await isUp(env))) expect(child.exitCode).to.equal(null)
    const key = { Authorization: 'Bearer the key' }
    const byPath = async (): Promise<HealthReport> =>
      (await (await fetch(`${url}/health`, { headers: key })).json()) as HealthReport
    while ((await byPath()).status === 'starting');
    const byTool = async (): Promise<HealthReport> => {
      const answer = (await (await post(`${url}/messages/`, callOf('health'), key)).json()) as {
        result: { content: { text: string }[] }
      }
      return JSON.parse(answer.result.content[0]!.text) as HealthReport
    }
    const command = spawn(process.execPath, [`${repository}bin/run.js`, 'health', '--url', url, '--json'], {
      env: testEnvironment({ MCP_API_KEY: 'the key' }),
    })
    let printed = ''
    command.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text))
    expect((await once(command, 'close'))[0]).to.equal(0)
    // The time goes on, and the memory of a process that waits.
    const still = ({ uptimeSeconds, loaded, ...rest }: HealthReport) => {
      expect(uptimeSeconds).to.be.a('number')
      expect(loaded).to.be.an('array')
      return rest
    }
    const expected = still(await byPath())
    expect(expected.plugins.broken).not.to.deep.equal([])
    expect(still(await byTool())).to.deep.equal(expected)
    expect(still(JSON.parse(printed) as HealthReport)).to.deep.equal({ ...expected, subject: 'server', url })
    child.kill('SIGTERM')
    await once(child, 'exit')
  })
})
