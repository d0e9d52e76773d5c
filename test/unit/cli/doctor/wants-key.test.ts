import { expect } from 'chai'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { wantsKey } from '../../../../src/cli/doctor/wants-key.js'
import { freePort } from '../../../support/free-port.js'
import { startSmcp } from '../../../support/start-smcp.js'

describe('wantsKey', () => {
  it('goes by what each endpoint of smcp answers', async () => {
    const open = await startSmcp([])
    const closed = await startSmcp(['--require-auth'], { env: { MCP_API_KEY: 'the key' } })
    for (const path of ['/mcp', '/sse']) {
      expect(await wantsKey(`${open.url}${path}`), path).to.equal(false)
      expect(await wantsKey(`${closed.url}${path}`), path).to.equal(true)
    }
    const { sessions } = (await (await fetch(`${open.url}/health`)).json()) as { sessions: number }
    expect(sessions).to.equal(0)
    await Promise.all([open.stop(), closed.stop()])
  })

  it('takes anything but 401 for no, and nobody, too', async () => {
    const server = createServer((_, response) => {
      response.writeHead(500).end()
    }).listen(0, '127.0.0.1')
    await new Promise((done) => server.once('listening', done))
    expect(await wantsKey(`http://127.0.0.1:${(server.address() as AddressInfo).port}/mcp`)).to.equal(false)
    server.close()
    expect(await wantsKey(`http://127.0.0.1:${await freePort()}/mcp`)).to.equal(false)
  })
})
