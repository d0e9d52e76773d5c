import { Client as ClientV2 } from '@modelcontextprotocol/client'
import { StdioClientTransport as StdioV2 } from '@modelcontextprotocol/client/stdio'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { clientV1, clientV2, countingChanges, testClient, type TestClient } from './mcp-clients.js'
import { testEnvironment } from './start-smcp.js'

const info = { name: 'smcp-test', version: '1.0.0' }

/** The official clients of `smcp serve --stdio` over a folder of plugins; what they send may go through a shell command. */
export const stdioClients: Readonly<
  Record<string, (pluginsDir: string, through?: string, more?: readonly string[]) => Promise<TestClient>>
> = {
  'SDK v1': async (...started) => {
    const { client, changes } = clientV1()
    await client.connect(new StdioClientTransport(startOf(...started)))
    return testClient(client, changes)
  },
  'SDK v2, 2025 era': async (...started) => {
    const { options, changes } = countingChanges()
    const client = new ClientV2(info, options)
    await client.connect(new StdioV2(startOf(...started)))
    return testClient(client, changes)
  },
  'SDK v2, 2026 era': async (...started) => {
    const { client, changes } = clientV2({ pin: '2026-07-28' })
    await client.connect(new StdioV2(startOf(...started)))
    return testClient(client, changes)
  },
}

export function serveArgs(pluginsDir: string): string[] {
  return ['bin/run.js', 'serve', '--stdio', '--plugins-dir', pluginsDir]
}

export function stdioEnvironment(): Record<string, string> {
  return testEnvironment() as Record<string, string>
}

function startOf(pluginsDir: string, through?: string, more: readonly string[] = []) {
  const started = [process.execPath, ...serveArgs(pluginsDir), ...more]
  const piped = ['sh', '-c', `${through ?? ''} | "$@"`, 'sh', ...started]
  const [command = '', ...args] = through === undefined ? started : piped
  return { command, args, env: stdioEnvironment(), stderr: 'ignore' as const }
}
