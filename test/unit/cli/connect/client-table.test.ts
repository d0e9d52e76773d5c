import { expect } from 'chai'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { clientTable, shownClient, type ListedClient } from '../../../../src/cli/connect/client-table.js'

const listed = (name: string, more: Partial<ListedClient> = {}): ListedClient => ({
  ...{ name, title: name, found: false, connected: [], file: `/home/ada/.${name}.json` },
  ...more,
})
const file = join(homedir(), '.cursor/mcp.json')

describe('clientTable', () => {
  const table = clientTable(
    [
      listed('cursor', {
        found: true,
        connected: [{ name: 'smcp', file, url: 'http://127.0.0.1:8000/mcp' }],
      }),
      listed('vscode', { found: true, connected: [{ name: 'smcp', file, command: ['node', 'run.js'] }] }),
      listed('codex'),
      listed('claude-code', { connected: [{ name: 'smcp', file, url: 'http://a', scope: 'local' }] }),
      listed('opencode', { found: true, problem: 'it is broken' }),
    ],
    undefined,
  )

  it('says of each whether it is here, and whether it is connected', () => {
    const rowOf = (name: string): string => table.split('\n').find((line) => line.includes(name)) ?? ''
    expect(rowOf('cursor')).to.match(
      /found here .* connected to http:\/\/127\.0\.0\.1:8000\/mcp .*~\/\.cursor\/mcp\.json/,
    )
    expect(rowOf('vscode')).to.match(/found here .* connected, starts it itself/)
    expect(rowOf('claude-code')).to.include('connected to http://a, for this project alone')
    expect(rowOf('codex')).to.include('not connected').and.not.include('found')
    expect(rowOf('opencode')).to.include('not known: it is broken')
  })
})

describe('shownClient', () => {
  it('has no arguments of what is started: one may be a key', () => {
    const command = ['npx', 'mcp-remote', '--header', 'X-API-Key:secret']
    const shown = shownClient(listed('cursor', { connected: [{ name: 'smcp', file, command }] }))
    expect(shown).to.deep.include({ connected: [{ name: 'smcp', file, command: 'npx' }] })
  })
})
