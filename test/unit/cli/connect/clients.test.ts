import { expect } from 'chai'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { clients } from '../../../../src/cli/connect/clients.js'
import type { Connection } from '../../../../src/cli/connect/client.js'

const url = 'http://127.0.0.1:8000/mcp'
const stdio: Connection = {
  kind: 'stdio',
  command: '/usr/bin/node',
  args: ['/smcp/run.js', 'serve', '--stdio'],
}
const started = { command: stdio.command, args: stdio.args }

/** What each client's file has for a URL, with the key that it names, and for a program; texts where it is not JSON. */
const entries: Readonly<Record<string, readonly [ofUrl: unknown, ofProgram: unknown]>> = {
  'claude-desktop': [
    {
      mcpServers: {
        smcp: { command: 'npx', args: ['-y', 'mcp-remote', url, '--header', 'X-API-Key:${MCP_API_KEY}'] },
      },
    },
    { mcpServers: { smcp: started } },
  ],
  'claude-code': [
    { mcpServers: { smcp: { type: 'http', url, headers: { Authorization: 'Bearer ${MCP_API_KEY}' } } } },
    { mcpServers: { smcp: { type: 'stdio', ...started } } },
  ],
  cursor: [
    { mcpServers: { smcp: { url, headers: { Authorization: 'Bearer ${env:MCP_API_KEY}' } } } },
    { mcpServers: { smcp: started } },
  ],
  vscode: [
    {
      servers: { smcp: { type: 'http', url, headers: { Authorization: 'Bearer ${input:smcp-key}' } } },
      inputs: [{ type: 'promptString', id: 'smcp-key', description: 'Key of smcp', password: true }],
    },
    { servers: { smcp: { type: 'stdio', ...started } } },
  ],
  'letta-code': [
    '/mcp add --transport http smcp http://127.0.0.1:8000/mcp --auth-env MCP_API_KEY',
    '/mcp add --transport stdio smcp /usr/bin/node /smcp/run.js serve --stdio',
  ],
  codex: [
    `[mcp_servers.smcp]\nurl = "${url}"\nbearer_token_env_var = "MCP_API_KEY"`,
    '[mcp_servers.smcp]\ncommand = "/usr/bin/node"\nargs = ["/smcp/run.js","serve","--stdio"]',
  ],
  'gemini-cli': [
    { mcpServers: { smcp: { httpUrl: url, headers: { Authorization: 'Bearer ${MCP_API_KEY}' } } } },
    { mcpServers: { smcp: started } },
  ],
  opencode: [
    { mcp: { smcp: { type: 'remote', url, headers: { Authorization: 'Bearer {env:MCP_API_KEY}' } } } },
    { mcp: { smcp: { type: 'local', command: [started.command, ...started.args] } } },
  ],
}

describe('the clients', () => {
  for (const client of clients)
    it(`get what ${client.name} understands`, () => {
      const shown = (connection: Connection): unknown => {
        const snippet = client.snippet('smcp', connection).trim()
        return snippet.startsWith('{') ? JSON.parse(snippet) : snippet
      }
      const key = client.keyIn('MCP_API_KEY', 'smcp')
      expect([shown({ kind: 'url', url, key }), shown(stdio)]).to.deep.equal(entries[client.name])
      expect(JSON.stringify(shown({ kind: 'url', url }))).not.to.match(/Authorization|API.KEY/i)
    })

  it('each have a page', () => {
    const pageOf = (name: string): string =>
      fileURLToPath(
        new URL(`../../../../docs/hosts/${name === 'vscode' ? 'vs-code' : name}.md`, import.meta.url),
      )
    for (const { name } of clients) expect(existsSync(pageOf(name)), name).to.equal(true)
  })

  it('reach a server without TLS on another machine only where mcp-remote is told so', () => {
    const desktop = clients.find(({ name }) => name === 'claude-desktop')!
    const argsFor = (address: string): string => desktop.snippet('smcp', { kind: 'url', url: address })
    expect(argsFor('http://10.0.0.7:8000/mcp')).to.include('"--allow-http"')
    for (const address of [url, 'http://localhost:8000/mcp', 'https://smcp.example.com/mcp'])
      expect(argsFor(address)).not.to.include('--allow-http')
  })
})
