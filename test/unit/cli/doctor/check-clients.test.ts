import { expect } from 'chai'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ListedClient } from '../../../../src/cli/connect/client-table.js'
import { checkClients } from '../../../../src/cli/doctor/check-clients.js'
import { freePort } from '../../../support/free-port.js'

const file = '/home/ada/.cursor/mcp.json'
const cursor = (
  connected: Partial<ListedClient['connected'][number]>[],
  more: Partial<ListedClient> = {},
): ListedClient => ({
  ...{ name: 'cursor', title: 'Cursor', found: true, file },
  connected: connected.map((one) => ({ name: 'smcp', file, ...one })),
  ...more,
})
const check = async (...clients: ListedClient[]) => await checkClients(clients, 'smcp')

describe('checkClients', () => {
  it('says how to connect one that is here, and passes over the others', async () => {
    expect(await check(cursor([]), cursor([], { name: 'codex', found: false }))).to.deep.equal([
      { about: 'cursor', verdict: 'ok', text: 'is here, not connected', cure: 'smcp connect cursor' },
    ])
    expect((await check(cursor([], { found: false })))[0]?.cure).to.equal('smcp connect')
  })

  it('asks who answers at the address, behind a path, too, once for all', async () => {
    const asked: string[] = []
    const server = createServer(({ url }, response) => {
      asked.push(url!)
      response.end('{"status": "ok"}')
    }).listen(0, '127.0.0.1')
    await new Promise((done) => server.once('listening', done))
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/tools`
    const checks = await check(
      cursor([
        { url: `${base}/mcp`, hasKey: true },
        { url: `${base}/sse?profile=x`, hasKey: true },
      ]),
    )
    server.close()
    expect(asked).to.deep.equal(['/tools/health'])
    expect(checks.map(({ verdict, text }) => [verdict, text])).to.deep.equal([
      ['ok', `connected to ${base}/mcp, where smcp answers: ok`],
      ['ok', `connected to ${base}/sse?profile=x, where smcp answers: ok`],
    ])
  })

  it('gives the key of here to no server that a file of a client names', async () => {
    const keys: unknown[] = []
    const server = createServer(({ headers }, response) => {
      keys.push(headers.authorization)
      response.end('{"status": "ok"}')
    }).listen(0, '127.0.0.1')
    await new Promise((done) => server.once('listening', done))
    const { MCP_API_KEY: before } = process.env
    process.env.MCP_API_KEY = 'the key'
    const { port } = server.address() as AddressInfo
    const [found] = await check(cursor([{ url: `http://127.0.0.1:${port}/mcp` }])).finally(() => {
      if (before === undefined) delete process.env.MCP_API_KEY
      else process.env.MCP_API_KEY = before
      server.close()
    })
    // One for its health, one for whether it wants a key.
    expect([found?.verdict, ...keys]).to.deep.equal(['ok', undefined, undefined])
  })

  it('warns where nobody answers, and complains of another program', async () => {
    const url = `http://127.0.0.1:${await freePort()}/mcp`
    expect((await check(cursor([{ url, name: 'mine' }])))[0]).to.deep.include({
      verdict: 'warning',
      text: `connected to ${url}, where nobody answers`,
      cure: 'Start the server there, or connect it anew: smcp connect cursor --name mine',
    })
    const other = createServer((_, response) => response.end('hello')).listen(0, '127.0.0.1')
    await new Promise((done) => other.once('listening', done))
    const address = `http://127.0.0.1:${(other.address() as AddressInfo).port}/mcp`
    const [found] = await check(cursor([{ url: address }]))
    other.close()
    expect(found?.verdict).to.equal('problem')
    expect(found?.text).to.include('is not smcp')
  })

  it('finds what a client would start and is not there any more', async () => {
    const started = (...command: string[]) => check(cursor([{ command }]))
    expect((await started(process.execPath, import.meta.filename, 'serve'))[0]?.verdict).to.equal('ok')
    for (const command of [
      [process.execPath, '/gone/run.js', 'serve'],
      ['/gone/node', 'run.js'],
      [process.execPath, import.meta.filename, '--plugins-dir', '/gone/plugins'],
      ['no-such-program-anywhere'],
    ]) {
      const [found] = await started(...command)
      expect(found).to.deep.include({ verdict: 'problem', cure: 'smcp connect cursor' })
      expect(found?.text).to.match(/^starts \S*(gone|no-such)\S*, which is not there/)
    }
  })

  it('passes on what is wrong with a file', async () => {
    expect(await check(cursor([], { problem: 'it is broken at line 1, column 2' }))).to.deep.equal([
      {
        about: 'cursor',
        verdict: 'problem',
        text: 'it is broken at line 1, column 2',
        cure: 'Mend it, then: smcp connect cursor',
      },
    ])
    const letta = { name: 'letta', title: 'Letta', problem: 'Letta wants a password' }
    expect(await check(cursor([], letta))).to.deep.equal([
      {
        about: 'letta',
        verdict: 'warning',
        text: 'Letta wants a password',
        cure: 'smcp connect letta --letta-token TOKEN',
      },
    ])
  })
})
