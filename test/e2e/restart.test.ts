import { expect } from 'chai'
import { mkdtemp, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { doors, type TestClient } from '../support/mcp-clients.js'
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

  it('has kept the key of its sessions for its user only', async () => {
    const { mode } = await stat(join(env.XDG_STATE_HOME!, 'smcp', 'session-key'))
    expect(mode & 0o777).to.equal(0o600)
  })
})
