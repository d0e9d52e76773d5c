import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import { cacheHome } from '../support/cache-home.js'
import { repository, startSmcp, type RunningSmcp } from '../support/start-smcp.js'
import type { Connection } from './host.js'

/** smcp as a host finds it. */
export interface Served {
  readonly connection: (transport: Connection['transport']) => Connection
  /** Ends it, with everything at once or as it likes, and starts it again at the same port. */
  readonly restart: (signal: 'SIGTERM' | 'SIGKILL', pauseMs?: number) => Promise<void>
  readonly stop: () => Promise<unknown>
}

export async function serve(plugins: string): Promise<Served> {
  const args = ['--plugins-dir', `${repository}test/fixtures/hosts/${plugins}`]
  let smcp: RunningSmcp = await startSmcp(args)
  const { url } = smcp
  return {
    connection: (transport) => {
      if (transport === 'http') return { transport, url: `${url}/mcp` }
      if (transport === 'sse') return { transport, url: `${url}/sse` }
      return {
        transport,
        command: process.execPath,
        args: [`${repository}bin/run.js`, 'serve', '--stdio', ...args],
        env: { MCP_DISABLE_FILE_LOG: '1', XDG_CACHE_HOME: cacheHome },
      }
    },
    restart: async (signal, pauseMs = 0) => {
      const ended = new Promise((done) => smcp.child.once('exit', done))
      smcp.child.kill(signal)
      await ended
      await new Promise((done) => setTimeout(done, pauseMs))
      smcp = await startSmcp(args, { port: Number(new URL(url).port) })
    },
    stop: () => smcp.stop(),
  }
}

/** What an ordinary client is told by the server. */
export async function askServer({ connection }: Served) {
  const http = connection('http') as Connection & { url: string }
  const client = new Client({ name: 'smcp-test', version: '1.0.0' })
  await client.connect(new StreamableHTTPClientTransport(new URL(http.url)))
  const { tools } = await client.listTools()
  const instructions = client.getInstructions()
  await client.close()
  return { tools, instructions }
}
