import { expect } from 'chai'
import { codexCommand, codexServers, codexSnippet } from '../../../../src/cli/connect/codex-servers.js'
import type { Connection } from '../../../../src/cli/connect/client.js'

const byUrl: Connection = { kind: 'url', url: 'http://127.0.0.1:8000/mcp' }
const stdio: Connection = { kind: 'stdio', command: 'node', args: ['C:\\smcp\\run.js', 'a "b"'] }

describe('the servers of Codex', () => {
  it('are read as they are written', () => {
    const text = `model = "x"\n${codexSnippet('smcp', byUrl)}[mcp_servers.smcp.env]\nurl = "no"\n${codexSnippet('a b', stdio)}`
    expect(codexServers.list(text, 'config.toml')).to.deep.equal([
      { name: 'smcp', url: 'http://127.0.0.1:8000/mcp', env: { url: 'no' } },
      { name: 'a b', command: ['node', 'C:\\smcp\\run.js', 'a "b"'] },
    ])
  })

  it('are read in single quotes, too, and not from comments', () => {
    expect(codexServers.list("# [mcp_servers.x]\n[mcp_servers.y]\ncommand = 'a\\b'\n", 'x')).to.deep.equal([
      { name: 'y', command: ['a\\b'] },
    ])
  })

  it('have a key where one is named, in a table below, too', () => {
    const text = [
      codexSnippet('a', { ...byUrl, key: '${MCP_API_KEY}' }),
      codexSnippet('b', { ...byUrl, key: 'secret' }),
      codexSnippet('c', byUrl),
      '[mcp_servers.c.env_http_headers]\nX-API-Key = "MCP_API_KEY"\n',
      codexSnippet('d', byUrl),
    ].join('')
    expect(codexServers.list(text, 'x').map(({ name, hasKey }) => [name, hasKey])).to.deep.equal([
      ['a', true],
      ['b', true],
      ['c', true],
      ['d', undefined],
    ])
  })

  it('have their variables, in their table or in one below', () => {
    const text = [
      '[mcp_servers.a]\ncommand = "smcp"\nenv = { MCP_PORT = "80", "B-C" = \'x, Y = "z"\' }\n',
      '[mcp_servers.b]\ncommand = "smcp"\n[mcp_servers.b.env]\n# NO = "1"\nMCP_PORT = "a\\"b" # more\n',
      '[mcp_servers.c]\ncommand = "env"\nargs = ["A=b"]\n',
    ].join('')
    expect(codexServers.list(text, 'x').map(({ env }) => env)).to.deep.equal([
      { MCP_PORT: '80', 'B-C': 'x, Y = "z"' },
      { MCP_PORT: 'a"b' },
      undefined,
    ])
  })

  it('name the variable of a key, or have the key', () => {
    expect(codexSnippet('smcp', { ...byUrl, key: '${MCP_API_KEY}' })).to.include(
      'bearer_token_env_var = "MCP_API_KEY"',
    )
    expect(codexSnippet('smcp', { ...byUrl, key: 'secret' })).to.include(
      'http_headers = { Authorization = "Bearer secret" }',
    )
  })
})

describe('codexCommand', () => {
  it('is what its page says', () => {
    expect(codexCommand('add', 'smcp', { ...byUrl, key: '${MCP_API_KEY}' })).to.equal(
      'codex mcp add smcp --url http://127.0.0.1:8000/mcp --bearer-token-env-var MCP_API_KEY',
    )
    expect(codexCommand('add', 'smcp', stdio)).to.equal(
      "codex mcp add smcp -- node 'C:\\smcp\\run.js' 'a \"b\"'",
    )
    expect(codexCommand('add', 'smcp', { ...byUrl, key: 'secret' })).to.equal(undefined)
    expect(codexCommand('remove', 'smcp', byUrl)).to.equal('codex mcp remove smcp')
  })
})
