import { expect } from 'chai'
import { doors } from '../support/mcp-clients.js'
import { pidFile, readPids, until, untilGone } from '../support/processes.js'
import { serveFixtures } from '../support/serve-plugins.js'

describe('a call that takes long', () => {
  for (const [door, connect] of Object.entries(doors)) {
    it(`says that it is still at work, through ${door}`, async () => {
      const server = await serveFixtures({ heartbeatMs: 100 })
      const client = await connect(server.url)
      const told: number[] = []
      const stop = new AbortController()
      const file = await pidFile()
      const call = client
        .call('slow__wait', { pids: file }, stop.signal, ({ progress }) => told.push(progress))
        .catch(() => 'cancelled')
      const pids = await readPids(file)
      await until(() => told.length >= 3)
      expect(told).to.deep.equal([...new Set(told)].sort((a, b) => a - b))
      stop.abort()
      expect(await call).to.equal('cancelled')
      await untilGone(pids)
      await client.close()
      await server.close()
    })
  }

  it('says so while it waits for its place, too', async () => {
    const server = await serveFixtures({ heartbeatMs: 100, concurrency: 1 })
    const connect = doors['Streamable HTTP, SDK v1']!
    const [client, other] = [await connect(server.url), await connect(server.url)]
    const stop = new AbortController()
    const file = await pidFile()
    const running = other.call('slow__wait', { pids: file }, stop.signal).catch(() => 'cancelled')
    await readPids(file)
    let beats = 0
    const waiting = client.call('echo__argv', { text: 'x' }, undefined, () => (beats += 1))
    await until(() => beats > 0)
    expect(server.health().calls).to.include({ running: 1, waiting: 1 })
    stop.abort()
    await running
    expect((await waiting).text).to.contain('"x"')
    await Promise.all([client.close(), other.close()])
    await server.close()
  })
})
