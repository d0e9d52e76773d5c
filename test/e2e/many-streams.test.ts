import { expect } from 'chai'
import { once } from 'node:events'
import { Agent, get, type IncomingMessage } from 'node:http'
import type { HealthReport } from '../../src/server/health.js'
import { callOf, post } from '../support/raw-mcp.js'
import { startMeasured } from '../support/server-memory.js'

const streams = 2000
const atOnce = 50
const mib = 1024 ** 2

describe('a server with 2,000 open streams', function () {
  this.timeout(120_000)

  it('answers as ever, and has its memory back when they are closed', async () => {
    const server = await startMeasured([])
    const health = async (): Promise<HealthReport> =>
      (await (await fetch(`${server.url}/health`)).json()) as HealthReport
    const agent = new Agent({ keepAlive: true, maxSockets: Infinity })
    const open = async (): Promise<IncomingMessage> => {
      const [response] = (await once(get(`${server.url}/sse`, { agent }), 'response')) as [IncomingMessage]
      response.on('error', () => undefined).resume()
      return response
    }
    const openAll = async (count: number): Promise<IncomingMessage[]> => {
      const all: IncomingMessage[] = []
      while (all.length < count) all.push(...(await Promise.all(Array.from({ length: atOnce }, open))))
      return all
    }
    const closeAll = async (all: readonly IncomingMessage[]): Promise<void> => {
      for (const one of all) one.destroy()
      while ((await health()).sessions > 0);
    }
    // What the first ones have made is kept.
    await closeAll(await openAll(atOnce))
    const before = await server.memory()
    const all = await openAll(streams)
    expect(all.map(({ statusCode }) => statusCode)).to.deep.equal(all.map(() => 200))
    expect((await health()).sessions).to.equal(streams)
    const answered = await post(
      `${server.url}/messages/`,
      callOf('demo_math__calculate', { expression: '6*7' }),
    )
    expect(await answered.text()).to.contain('42')
    await closeAll(all)
    // The last of them takes a moment.
    while ((await server.memory()).bytes - before.bytes > 5 * mib);
    expect(await server.stop()).to.equal(0)
  })
})
