import { expect } from 'chai'
import { openIdle } from '../support/idle-sessions.js'
import { initialize, openSession } from '../support/raw-mcp.js'
import { startMeasured, type MeasuredSmcp } from '../support/server-memory.js'

const sessions = 150
/** Twice what `npm run bench:sessions` finds, for it must hold on every machine. */
const kibEachMax = 100
const kib = 1024

describe('the memory of sessions', () => {
  let server: MeasuredSmcp

  before(async () => {
    server = await startMeasured([])
  })

  after(() => server.stop())

  for (const [what, open] of Object.entries(openIdle))
    it(`is small while they are idle, and free when they are closed: ${what}`, async () => {
      await (
        await open(server.url, 30)
      )()
      const before = await server.memory()
      const close = await open(server.url, sessions)
      const during = await server.memory()
      await close()
      expect((during.bytes - before.bytes) / sessions / kib, 'KiB each').to.be.below(kibEachMax)
      // The last of them takes a moment.
      while ((await server.memory()).bytes - before.bytes > (sessions * kibEachMax * kib) / 5);
    })

  it('does not hold what came with their first requests', async () => {
    const padding = 'x'.repeat(256 * kib)
    const first = { ...initialize, params: { ...initialize.params, _meta: { padding } } }
    const before = await server.memory()
    for (let n = 0; n < 50; n += 1) await openSession(server.url, {}, first)
    const during = await server.memory()
    expect((during.bytes - before.bytes) / 50 / kib, 'KiB each').to.be.below(kibEachMax)
  })
})
