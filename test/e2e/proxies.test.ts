import { expect } from 'chai'
import { doors } from '../support/mcp-clients.js'
import { pidFile, readPids, until, untilGone } from '../support/processes.js'
import { callOf, post } from '../support/raw-mcp.js'
import { fixturePlugins } from '../support/serve-plugins.js'
import { skipWithout } from '../support/skip-without.js'
import { proxies, startProxy, type RunningProxy } from '../support/start-proxy.js'
import { startSmcp, type RunningSmcp } from '../support/start-smcp.js'

const key = { 'X-API-Key': 'the key' }
const portOf = ({ url }: RunningSmcp): number => Number(new URL(url).port)

for (const [name, proxy] of Object.entries(proxies)) {
  describe(`the sample of deploy/ for ${name}, run by it`, function () {
    this.timeout(60_000)
    let server: RunningSmcp
    let front: RunningProxy
    before(async function () {
      skipWithout(this, proxy.program)
      const env = { MCP_API_KEY: key['X-API-Key'], SMCP_HEARTBEAT: '0.1' }
      server = await startSmcp(['--plugins-dir', fixturePlugins], { env })
      front = await startProxy(proxy, portOf(server))
    })
    after(async () => {
      // Undefined where the tests were skipped.
      await (front as RunningProxy | undefined)?.stop()
      await (server as RunningSmcp | undefined)?.stop()
    })

    for (const [door, connect] of Object.entries(doors)) {
      it(`passes on progress as it comes, and the end of a call, through ${door}`, async () => {
        const client = await connect(front.url, key)
        expect(await client.listTools()).to.include('echo__argv')
        const file = await pidFile()
        const leave = new AbortController()
        let told = 0
        const call = client.call('slow__wait', { pids: file }, leave.signal, () => (told += 1))
        const ended = call.catch(() => undefined)
        const pids = await readPids(file)
        // The call is not over: a proxy that buffers would tell nothing yet.
        await until(() => told > 1)
        leave.abort()
        await untilGone(pids)
        await ended
        await client.close()
      })
    }

    it('passes on the pings that keep an idle stream open', async () => {
      const leave = new AbortController()
      const stream = await fetch(`${front.url}/sse`, { headers: key, signal: leave.signal })
      expect(stream.headers.get('content-type')).to.contain('text/event-stream')
      const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader()
      let said = ''
      while (!said.includes(': ping')) said += (await reader.read()).value ?? ''
      leave.abort()
    })

    it('makes nobody a client of this machine: a key is needed', async () => {
      const call = callOf('health')
      expect((await post(`${server.url}/messages/`, call)).status).to.equal(200)
      expect((await post(`${front.url}/messages/`, call)).status).to.equal(401)
      expect((await post(`${front.url}/messages/`, call, key)).status).to.equal(200)
      expect(await (await fetch(`${front.url}/health`)).json()).to.have.all.keys('status')
    })

    it('leaves it to smcp to refuse a body that is too large', async () => {
      const refused = await post(`${front.url}/messages/`, { pad: 'x'.repeat(5 * 1024 * 1024) }, key)
      expect(refused.status).to.equal(413)
      expect(await refused.text()).to.contain('-32600')
    })
  })
}
