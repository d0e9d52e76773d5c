import { expect } from 'chai'
import { readEntry } from '../../../../src/cli/connect/read-entry.js'

describe('readEntry', () => {
  it('knows the words of each client', () => {
    expect(readEntry('a', { httpUrl: 'http://a' })).to.deep.equal({ name: 'a', url: 'http://a' })
    expect(readEntry('a', { command: ['node', 'x'] })).to.deep.equal({ name: 'a', command: ['node', 'x'] })
    expect(readEntry('a', { command: 'npx', args: ['-y', 'mcp-remote', 'http://a'] })).to.deep.equal({
      name: 'a',
      url: 'http://a',
      command: ['npx', '-y', 'mcp-remote', 'http://a'],
    })
  })

  it('has what is added to the environment of a program', () => {
    for (const field of ['env', 'environment'])
      expect(readEntry('a', { command: 'node', [field]: { A: '1', B: 2 } })).to.deep.equal({
        name: 'a',
        command: ['node'],
        env: { A: '1' },
      })
  })

  it('knows what may be a key, wherever a client has it', () => {
    for (const entry of [
      { url: 'http://a', headers: { Authorization: 'Bearer ${KEY}' } },
      { url: 'http://a', headers: { 'x-api-key': 'key' } },
      { url: 'http://a', headersHelper: './headers.sh' },
      { url: 'http://a', auth: { type: 'bearer' } },
      { command: 'npx', args: ['mcp-remote', 'http://a', '--header', 'X-API-Key:${KEY}'] },
    ])
      expect(readEntry('a', entry), JSON.stringify(entry)).to.include({ url: 'http://a', hasKey: true })
    const without = { type: 'http', url: 'http://a', headers: { 'X-Team': 'blue' } }
    expect(readEntry('a', without)).to.deep.equal({ name: 'a', url: 'http://a' })
  })
})
