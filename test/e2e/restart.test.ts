import { expect } from 'chai'
import { once } from 'node:events'
import { mkdtemp, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { doors, type TestClient } from '../support/mcp-clients.js'
import { isAlive, pidFile, readPids } from '../support/processes.js'
import { fixturePlugins } from '../support/serve-plugins.js'
import { startSmcp, type RunningSmcp } from '../support/start-smcp.js'

/** An SSE client connects again by itself, a moment later; until then its calls go nowhere. */
async function callAgain(client: TestClient): Promise<string> {
  for (;;) {
    const answer = await client
      .call('echo__argv', { text: 'again' }, AbortSignal.timeout(2000))
      .catch(() => delay(100))
    if (answer) return answer.text
  }
}

describe('a server that was killed and started again', () => {
  let env: Record<string, string>
  before(async () => {
    env = { XDG_STATE_HOME: await mkdtemp(join(tmpdir(), 'smcp-state-')) }
  })

  for (const [door, connect] of Object.entries(doors)) {
    it(`goes on with its clients through ${door}`, async () => {
      const args = ['--plugins-dir', fixturePlugins]
      const first = await startSmcp(args, { env })
      const client = await connect(first.url)
      const before = await client.listTools()
      const gone = new Promise((done) => first.child.once('exit', done))
      first.child.kill('SIGKILL')
      await gone
      const second: RunningSmcp = await startSmcp(args, { env, port: Number(new URL(first.url).port) })
      expect(await callAgain(client)).to.contain('again')
      expect(await client.listTools()).to.deep.equal(before)
      await client.close()
      expect(await second.stop()).to.equal(0)
    })
  }

  for (const door of ['Streamable HTTP, SDK v1', 'Streamable HTTP 2025, SDK v2'])
    it(`answers the call that was under way by an error, as soon as its client is back, through ${door}`, async () => {
      const args = ['--plugins-dir', fixturePlugins]
      const first = await startSmcp(args, { env: { ...env, SMCP_HEARTBEAT: '0.1' } })
      let up: Promise<unknown> = Promise.resolve()
      // It gives up after a few tries, and a server may take longer to start where much else runs.
      const send: typeof fetch = (...request) => up.then(() => fetch(...request))
      const client = await doors[door]!(first.url, {}, send)
      const file = await pidFile()
      let call: Promise<unknown> = Promise.resolve()
      // It knows that its call is under way.
      await new Promise<void>((done) => {
        call = client.call('slow__wait', { pids: file }, undefined, () => {
          done()
        })
        call = call.catch((error: unknown) => String(error))
      })
      const pids = await readPids(file)
      const again = once(first.child, 'exit').then(() =>
        startSmcp(args, { env, port: Number(new URL(first.url).port) }),
      )
      up = again
      first.child.kill('SIGKILL')
      const second = await again
      expect(await call).to.match(/the server was started anew/)
      // Nobody else is there any more to end it.
      for (const pid of pids.filter(isAlive)) process.kill(pid)
      await client.close()
      await second.stop()
    })

  it('has kept the key of its sessions for its user only', async () => {
    const { mode } = await stat(join(env.XDG_STATE_HOME!, 'smcp', 'session-key'))
    expect(mode & 0o777).to.equal(0o600)
  })
})
