import { expect } from 'chai'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { pidFile, readPids, untilGone } from '../support/processes.js'
import { fixturePlugins } from '../support/serve-plugins.js'
import { serveArgs, stdioClients, stdioEnvironment } from '../support/stdio-clients.js'

const args = serveArgs(fixturePlugins)
const env = stdioEnvironment()

describe('smcp serve --stdio', () => {
  for (const [name, connect] of Object.entries(stdioClients)) {
    it(`lists and calls through ${name}`, async () => {
      const client = await connect(fixturePlugins)
      expect(await client.listTools()).to.include.members(['health', 'my_plugin__my-command'])
      const { text } = await client.call('my_plugin__my-command', { param: 'test' })
      expect(JSON.parse(text)).to.deep.include({ param: 'test', optional: 'default' })
      await client.close()
    })
  }

  it('ends with stdin, and with it the programs that run; stdout is the protocol alone', async () => {
    const file = await pidFile()
    const server = spawn(process.execPath, args, { env, stdio: ['pipe', 'pipe', 'ignore'] })
    const lines: string[] = []
    server.stdout
      .setEncoding('utf8')
      .on('data', (text: string) => lines.push(...text.split('\n').filter((line) => line !== '')))
    const send = (message: object): void => {
      server.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)
    }
    send({
      id: 1,
      method: 'initialize',
      params: {
        protocolVersion: '2025-06-18',
        capabilities: {},
        clientInfo: { name: 'smcp-test', version: '1.0.0' },
      },
    })
    send({ method: 'notifications/initialized' })
    send({ id: 2, method: 'tools/call', params: { name: 'slow__wait', arguments: { pids: file } } })
    const pids = await readPids(file)
    server.stdin.end()
    const [code] = (await once(server, 'exit')) as [number]
    expect(code).to.equal(0)
    await untilGone(pids)
    for (const line of lines) expect(JSON.parse(line)).to.have.property('jsonrpc', '2.0')
  })
})
