import { expect } from 'chai'
import type { Connection, Place } from '../../../../src/cli/connect/client.js'
import { keyedServers } from '../../../../src/cli/connect/keyed-servers.js'

const servers = keyedServers('mcpServers', (connection) =>
  connection.kind === 'stdio'
    ? { command: connection.command, args: connection.args }
    : {
        type: 'http',
        url: connection.url,
        ...(connection.key !== undefined && { headers: { Authorization: connection.key } }),
      },
)
const place: Place = { name: 'smcp', file: 'mcp.json', environment: {} }
const byUrl: Connection = { kind: 'url', url: 'http://127.0.0.1:8000/mcp' }
const stdio: Connection = { kind: 'stdio', command: 'node', args: ['run.js'] }
const put = (text: string, connection: Connection): string => servers.put!(text, place, connection)

describe('keyedServers', () => {
  it('puts a server in once, and takes it out', () => {
    const before = '{\n  "mcpServers": {\n    "other": {"url": "http://other"}\n  }\n}\n'
    const after = put(before, byUrl)
    expect(after).to.equal(
      '{\n  "mcpServers": {\n    "other": {"url": "http://other"},\n    "smcp": {\n      "type": "http",\n      "url": "http://127.0.0.1:8000/mcp"\n    }\n  }\n}\n',
    )
    expect(put(after, byUrl)).to.equal(after)
    expect(servers.remove!(after, place)).to.equal(before)
  })

  it('keeps what the user has added to the server, as long as it fits', () => {
    const own = { type: 'sse', url: 'http://old/sse', alwaysLoad: true, headers: { 'X-Team': 'blue' } }
    const text = JSON.stringify({ mcpServers: { smcp: own } })
    expect(JSON.parse(put(text, { ...byUrl, key: 'Bearer ${KEY}' }))).to.deep.equal({
      mcpServers: {
        smcp: {
          ...{ type: 'http', url: byUrl.url, alwaysLoad: true },
          headers: { 'X-Team': 'blue', Authorization: 'Bearer ${KEY}' },
        },
      },
    })
    expect(JSON.parse(put(text, stdio))).to.deep.equal({
      mcpServers: { smcp: { alwaysLoad: true, command: 'node', args: ['run.js'] } },
    })
  })

  it('goes from a program to a URL and leaves nothing of the program', () => {
    const text = JSON.stringify({
      mcpServers: { smcp: { command: 'npx', args: [], env: { A: '1' }, note: 'mine' } },
    })
    expect(JSON.parse(put(text, byUrl))).to.deep.equal({
      mcpServers: { smcp: { note: 'mine', type: 'http', url: byUrl.url } },
    })
  })

  it('takes an entry for nothing that is no object', () => {
    expect(JSON.parse(put('{"mcpServers": {"smcp": null}}', stdio))).to.deep.equal({
      mcpServers: { smcp: { command: 'node', args: ['run.js'] } },
    })
  })

  it('lists what is there, and nothing where it is not as it should be', () => {
    expect(servers.list('{"mcpServers": {"a": {"url": "http://a"}, "b": 1}}', 'x')).to.deep.equal([
      { name: 'a', url: 'http://a' },
      { name: 'b' },
    ])
    for (const text of ['', '{}', '{"mcpServers": []}']) expect(servers.list(text, 'x')).to.deep.equal([])
  })
})
