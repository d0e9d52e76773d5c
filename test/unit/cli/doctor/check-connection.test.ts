import { expect } from 'chai'
import { checkConnection } from '../../../../src/cli/doctor/check-connection.js'
import type { Check } from '../../../../src/cli/doctor/check.js'
import type { ListedServer } from '../../../../src/cli/connect/client-table.js'
import { startSmcp } from '../../../support/start-smcp.js'

const file = '/home/ada/.cursor/mcp.json'
const check = async (server: Partial<ListedServer>): Promise<Check> =>
  await checkConnection(
    'cursor',
    { name: 'smcp', file, ...server },
    { connect: 'smcp connect cursor', ask: () => Promise.resolve({ status: 'ok' }) },
  )

describe('checkConnection', () => {
  it('finds that a key is wanted where the entry has none', async () => {
    const server = await startSmcp(['--require-auth'], { env: { MCP_API_KEY: 'the key' } })
    const url = `${server.url}/mcp?profile=a&b`
    const without = await check({ url, scope: 'project' })
    const having = await check({ url, hasKey: true })
    await server.stop()
    expect(without).to.deep.equal({
      about: 'cursor',
      verdict: 'problem',
      text: `connected to ${url}, where smcp wants a key, but ${file} has none`,
      cure: `Set MCP_API_KEY to a key of that server, then: smcp connect cursor --scope project --url '${url}'`,
    })
    expect(having.verdict).to.equal('ok')
  })

  it('leads to the entry that is there, by its name and its scope', async () => {
    const command = ['/gone/node']
    expect((await check({ command, name: 'mine', scope: 'project' })).cure).to.equal(
      'smcp connect cursor --name mine --scope project',
    )
    expect((await check({ command, scope: 'user' })).cure).to.equal('smcp connect cursor')
    const local = { scope: 'local', removal: 'claude mcp remove smcp --scope local' } as const
    expect((await check({ command, ...local })).cure).to.equal(
      'claude mcp remove smcp --scope local; smcp connect cursor',
    )
  })

  it('looks at the settings that a program of smcp is started with, and at no other program', async () => {
    const env = { MCP_PORT: 'any' }
    const of = (...args: string[]) => check({ command: [process.execPath, ...args], env })
    expect((await of('serve', '--stdio')).text).to.include(
      'starts smcp with a setting that it refuses: MCP_PORT',
    )
    expect((await of('other')).verdict).to.equal('ok')
  })
})
