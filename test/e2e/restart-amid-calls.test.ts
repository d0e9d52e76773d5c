import { expect } from 'chai'
import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { doors, type TestClient } from '../support/mcp-clients.js'
import { pidFile, readPids, until } from '../support/processes.js'
import { fixturePlugins } from '../support/serve-plugins.js'
import { skipWithout } from '../support/skip-without.js'
import { proxies, startProxy } from '../support/start-proxy.js'
import { startSmcp, type RunningSmcp } from '../support/start-smcp.js'

const contract = JSON.stringify({
  commands: [{ name: 'note', parameters: [{ name: 'id', type: 'string', required: true }] }],
})
/** Notes in a file that it has run, takes a moment, and says so. */
const noting = `#!/bin/sh
if [ "$1" = --describe ]; then echo '${contract}'; exit; fi
echo "$3" >> ran; sleep 0.05; echo "noted $3"
`
const portOf = ({ url }: RunningSmcp): number => Number(new URL(url).port)

async function untilSaid(server: RunningSmcp, words: string): Promise<void> {
  let log = ''
  server.child.stderr.on('data', (text: string) => (log += text))
  await until(() => log.includes(words))
}

describe('a restart amid calls', function () {
  this.timeout(90_000)
  let dir: string
  let env: Record<string, string>
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'smcp-restart-'))
    env = { XDG_STATE_HOME: join(dir, 'state') }
    await mkdir(join(dir, 'plugins/keep'), { recursive: true })
    await writeFile(join(dir, 'plugins/keep/cli.sh'), noting)
    await chmod(join(dir, 'plugins/keep/cli.sh'), 0o755)
  })

  const start = (port = 0): Promise<RunningSmcp> =>
    startSmcp(['--plugins-dir', join(dir, 'plugins')], { env, port })
  const ran = async (): Promise<string[]> =>
    (await readFile(join(dir, 'plugins/keep/ran'), 'utf8')).trim().split('\n')
  const restart = async (server: RunningSmcp): Promise<RunningSmcp> => {
    expect(await server.stop()).to.equal(0)
    return await start(portOf(server))
  }
  const note = async (client: TestClient, id: string): Promise<string> => {
    const { text, isError } = await client.call('keep__note', { id }, AbortSignal.timeout(20_000))
    if (isError) throw new Error(text)
    return text
  }

  for (const [door, connectClient] of Object.entries(doors)) {
    it(`answers every call right or by an error, and runs none twice, through ${door}`, async () => {
      let server = await start()
      const client = await connectClient(server.url)
      const answers = new Map<string, string>()
      const errors = new Map<string, Error>()
      let isOver = false
      const caller = async (name: string): Promise<void> => {
        for (let number = 0; !isOver; number += 1) {
          const id = `${name}${number}`
          await note(client, id).then(
            (text) => answers.set(id, text),
            (error: unknown) => errors.set(id, error as Error),
          )
          // An error says at once that the server is away.
          if (errors.has(id)) await new Promise((done) => setTimeout(done, 50))
        }
      }
      const callers = Promise.all(['a', 'b', 'c'].map(caller))
      await until(() => answers.size > 6)
      server = await restart(server)
      const before = answers.size
      await until(() => answers.size > before + 6)
      isOver = true
      await callers
      for (const [id, text] of answers) expect(text).to.equal(`noted ${id}`)
      for (const { name, message } of errors.values())
        expect(`${name}: ${message}`).not.to.match(/time|abort/i)
      const all = await ran()
      expect(new Set(all).size).to.equal(all.length)
      expect(all).to.include.members([...answers.keys()])
      await client.close()
      await server.stop()
    })
  }

  it('lets the next server begin on the port while the calls of the last one end', async () => {
    const first = await startSmcp(['--plugins-dir', fixturePlugins, '--drain-timeout', '60'], { env })
    const client = await doors['Streamable HTTP, SDK v1']!(first.url)
    const file = await pidFile()
    const call = client.call('slow__wait', { pids: file }).catch(() => undefined)
    await readPids(file)
    const gone = once(first.child, 'exit')
    first.child.kill('SIGTERM')
    await untilSaid(first, 'stopping')
    const second = await start(portOf(first))
    expect(await note(client, 'next')).to.equal('noted next')
    expect(first.child.exitCode).to.equal(null)
    first.child.kill('SIGTERM')
    await Promise.all([gone, call, client.close()])
    await second.stop()
  })

  it('is told by /readyz to a request that was under way, and refuses new ones', async () => {
    const server = await startSmcp(['--plugins-dir', fixturePlugins, '--drain-timeout', '60'], { env })
    const client = await doors['Streamable HTTP, SDK v1']!(server.url)
    const file = await pidFile()
    const call = client.call('slow__wait', { pids: file }).catch(() => undefined)
    await readPids(file)
    const probe = connect(portOf(server), '127.0.0.1')
    let said = ''
    probe.setEncoding('utf8').on('data', (text: string) => (said += text))
    probe.write('GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\nGET /readyz HTTP/1.1\r\nHost: localhost\r\n')
    await until(() => said.includes('"ok"'))
    server.child.kill('SIGTERM')
    await untilSaid(server, 'stopping')
    await until(() => server.child.exitCode === null)
    probe.write('\r\n')
    await until(() => said.includes('503'))
    expect(said).to.contain('{"status":"draining"}')
    expect(await fetch(`${server.url}/readyz`).catch(() => 'refused')).to.equal('refused')
    server.child.kill('SIGTERM')
    await Promise.all([once(server.child, 'exit'), call, client.close()])
    probe.destroy()
  })

  it('is no gap where nginx has a second server', async function () {
    skipWithout(this, 'nginx')
    env = { ...env, MCP_API_KEY: 'k' }
    let first = await start()
    const second = await start()
    const front = await startProxy(proxies.nginx, portOf(first), portOf(second))
    const clients = await Promise.all(
      Object.values(doors)
        .slice(1)
        .map((connectClient) => connectClient(front.url, { 'X-API-Key': 'k' })),
    )
    const noteAll = async (id: string): Promise<void> => {
      for (const [index, client] of clients.entries())
        expect(await note(client, `${id}${index}`)).to.equal(`noted ${id}${index}`)
    }
    await noteAll('before')
    const port = portOf(first)
    expect(await first.stop()).to.equal(0)
    await noteAll('away')
    first = await start(port)
    expect(await second.stop()).to.equal(0)
    await noteAll('back')
    for (const client of clients) await client.close()
    await front.stop()
    await first.stop()
  })

  afterEach(() => rm(dir, { recursive: true }))
})
