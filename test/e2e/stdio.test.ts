import { Client as ClientV2 } from '@modelcontextprotocol/client'
import { StdioClientTransport as StdioV2 } from '@modelcontextprotocol/client/stdio'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { expect } from 'chai'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { testClient, type TestClient } from '../support/mcp-clients.js'
import { pidFile, readPids, untilGone } from '../support/processes.js'
import { fixturePlugins } from '../support/serve-plugins.js'

const args = ['bin/run.js', 'serve', '--stdio', '--plugins-dir', fixturePlugins]
const env = { ...(process.env as Record<string, string>), MCP_DISABLE_FILE_LOG: '1' }
const start = { command: process.execPath, args, env, stderr: 'ignore' as const }
const info = { name: 'smcp-test', version: '1.0.0' }

const clients: Readonly<Record<string, () => Promise<TestClient>>> = {
  'SDK v1': async () => {
    const client = new Client(info)
    await client.connect(new StdioClientTransport(start))
    return testClient(client)
  },
  'SDK v2, 2025 era': async () => {
    const client = new ClientV2(info)
    await client.connect(new StdioV2(start))
    return testClient(client)
  },
  'SDK v2, 2026 era': async () => {
    const client = new ClientV2(info, { versionNegotiation: { mode: { pin: '2026-07-28' } } })
    await client.connect(new StdioV2(start))
    return testClient(client)
  },
}

describe('smcp serve --stdio', () => {
  for (const [name, connect] of Object.entries(clients)) {
    it(`lists and calls through ${name}`, async () => {
      const client = await connect()
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
      params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: info },
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
