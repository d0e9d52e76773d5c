import { expect } from 'chai'
import type { Connection, Place } from '../../../../src/cli/connect/client.js'
import { vsCodeServers } from '../../../../src/cli/connect/vs-code-servers.js'

const servers = vsCodeServers((connection) => ({ ...connection }))
const place: Place = { name: 'smcp', file: 'mcp.json', environment: {} }
const withKey: Connection = { kind: 'url', url: 'http://127.0.0.1:8000/mcp', key: '${input:smcp-key}' }

describe('the servers of VS Code', () => {
  it('ask for the key once, however often they are put in', () => {
    const text = servers.put!('{}', place, withKey)
    expect((JSON.parse(text) as { inputs: object[] }).inputs).to.deep.equal([
      { type: 'promptString', id: 'smcp-key', description: 'Key of smcp', password: true },
    ])
    expect(servers.put!(text, place, withKey)).to.equal(text)
  })

  it('ask for nothing where no key is sent', () => {
    expect(servers.put!('{}', place, { kind: 'url', url: 'http://127.0.0.1:8000/mcp' })).not.to.include(
      'inputs',
    )
  })

  it('take the question out with the server, unless another server has the same key', () => {
    const before = '{\n  "inputs": [\n    {"id": "mine"}\n  ],\n  "servers": {}\n}\n'
    const text = servers.put!(before, place, withKey)
    expect(servers.remove!(text, place)).to.equal(before)
    const other = { ...place, name: 'other' }
    const both = servers.put!(text, other, withKey)
    expect(servers.remove!(both, place)).to.include('"smcp-key"')
  })
})
