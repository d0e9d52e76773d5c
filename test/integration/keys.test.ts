import { expect } from 'chai'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { addKey } from '../../src/cli/keys/add-key.js'
import { removeKey } from '../../src/cli/keys/remove-key.js'
import { doors } from '../support/mcp-clients.js'
import { pidFile, readPids, until, untilGone } from '../support/processes.js'
import { post } from '../support/raw-mcp.js'
import { fixturePlugins, serveFixtures } from '../support/serve-plugins.js'
import { loggerTo, silentLogger } from '../support/silent-logger.js'

const plugins = fileURLToPath(new URL('../fixtures/governor/plugins', import.meta.url))
const offering = fileURLToPath(new URL('../fixtures/contract-2', import.meta.url))
const strict = { apiKeys: [], authDisabled: false, loopbackExempt: false }
const list = { jsonrpc: '2.0', id: 1, method: 'tools/list' }
const callOf = (name: string) => ({
  jsonrpc: '2.0',
  id: 1,
  method: 'tools/call',
  params: { name, arguments: {} },
})

/** Asks until this is the answer. */
async function statusIs(status: number, ask: () => Promise<Response>): Promise<void> {
  while ((await ask()).status !== status);
}

describe('keys with names', () => {
  let keysFile: string
  beforeEach(async () => {
    keysFile = join(await mkdtemp(join(tmpdir(), 'smcp-test-')), 'keys.json')
  })
  const add = (name: string, rights: object = {}): Promise<string> => addKey(keysFile, { name, ...rights })
  const serve = (settings: object = {}, logger = silentLogger()) =>
    serveFixtures({ pluginsDirs: [plugins], keysFile, ...settings }, strict, [], logger)
  const bearer = (key: string) => ({ authorization: `Bearer ${key}` })

  it('open the server to whoever has one, under its name in the log', async () => {
    const key = await add('ci')
    const lines: unknown[] = []
    const logger = silentLogger()
    logger.info = (line: unknown) => void lines.push(line)
    const server = await serve({}, logger)
    expect((await post(`${server.url}/messages/`, list)).status).to.equal(401)
    expect((await post(`${server.url}/messages/`, list, bearer(`${key}x`))).status).to.equal(401)
    expect((await post(`${server.url}/messages/`, callOf('tasks__list-users'), bearer(key))).status).to.equal(
      200,
    )
    expect(lines).to.deep.include.members([lines.find((line) => JSON.stringify(line).includes('"key":"ci"'))])
    expect(JSON.stringify(lines)).not.to.include(key)
    await server.close()
  })

  for (const [door, connect] of Object.entries(doors))
    it(`show and run those tools alone that they are for, through ${door}`, async () => {
      const server = await serve()
      const key = await add('ops', { tools: ['kitchen_*', 'tasks__list-*'] })
      await statusIs(200, () => post(`${server.url}/messages/`, list, bearer(key)))
      const client = await connect(server.url, bearer(key))
      const tools = [
        'kitchen_pos_partner__menu',
        'kitchen_pos_partner__orders',
        'tasks__list-tasks',
        'tasks__list-users',
      ]
      expect(await client.listTools()).to.deep.equal(['health', ...tools])
      expect(client.instructions()).to.include('kitchen_pos_partner')
      expect((await client.call('kitchen_pos_partner.menu')).text).to.equal('menu')
      const refused = await client.call('tasks__create-task').catch((error: unknown) => String(error))
      expect(refused).to.include('No tool "tasks__create-task"')
      expect(refused).to.not.include('get-document')
      // The governor hides within the rights of the key.
      const available = await client.call('sanctum__tools', { action: 'list-available' })
      expect(JSON.parse(available.text)).to.deep.equal({ tools })
      const attached = await client.call('sanctum__tools', { action: 'attach', tool: 'tasks__create-task' })
      expect(JSON.parse(attached.text)).to.deep.include({ attached: [] })
      expect(JSON.parse((await client.call('health')).text)).to.deep.equal({ status: 'ok' })
      await client.close()
      await server.close()
    })

  it('show those resources and prompts alone that their globs name', async () => {
    const server = await serve({ pluginsDirs: [offering] })
    const all = await add('all')
    const none = await add('none', { tools: ['nothing__*'] })
    await statusIs(200, () => post(`${server.url}/messages/`, list, bearer(none)))
    for (const [key, isAll] of [
      [all, true],
      [none, false],
    ] as const) {
      const client = await doors['Streamable HTTP, SDK v1']!(server.url, bearer(key))
      for (const offers of [
        await client.listResources(),
        await client.listTemplates(),
        await client.listPrompts(),
      ])
        expect(offers.length > 0, JSON.stringify(offers)).to.equal(isAll)
      const health = (await (await fetch(`${server.url}/health`, { headers: bearer(key) })).json()) as object
      expect('plugins' in health).to.equal(isAll)
      await client.close()
    }
    await server.close()
  })

  it('start with their profile, and with that of the URL where it names one', async () => {
    const key = await add('ops', { profile: 'admin' })
    const server = await serve({ adminPrefix: 'tasks__' })
    const namesAt = async (path: string): Promise<string> =>
      JSON.stringify(await (await post(`${server.url}${path}`, list, bearer(key))).json())
    expect(await namesAt('/messages/'))
      .to.include('tasks__list-users')
      .and.not.include('kitchen')
    expect(await namesAt('/messages/?profile=full')).to.include('kitchen_pos_partner__menu')
    await server.close()
  })

  it('are warned of where their profile is not there, at the start and when they come', async () => {
    await add('ops', { profile: 'admn' })
    const lines: string[] = []
    const server = await serve({ adminPrefix: 'tasks__' }, loggerTo(lines))
    const warning = 'starts its callers with full: there is no profile'
    const warned = (): string[] => lines.filter((line) => line.includes(warning))
    expect(warned()).to.have.length(1)
    expect(warned()[0]).to.include('The key \\"ops\\"').and.include('did you mean admin?')
    await add('ci', { profile: 'night' })
    await until(() => warned().some((line) => line.includes('The key \\"ci\\"')))
    await server.close()
  })

  it('may call as often as their rate says, and are told when they may again', async () => {
    const key = await add('slow', { rate: '2/h' })
    const other = await add('other', { rate: '2/h' })
    const server = await serve()
    const call = (as: string, body: object = callOf('tasks__list-users')) =>
      post(`${server.url}/messages/`, body, bearer(as))
    for (const expected of [200, 200, 429]) expect((await call(key)).status).to.equal(expected)
    const refused = await call(key)
    expect(Number(refused.headers.get('retry-after'))).to.be.within(3500, 3600)
    expect(await refused.text()).to.include('The key \\"slow\\" has called 2/h already; call again in')
    // Lists run nothing.
    expect((await call(key, list)).status).to.equal(200)
    expect((await call(other)).status).to.equal(200)
    await server.close()
  })

  it('are gone when they are removed, with their sessions and what those run', async () => {
    const key = await add('ci')
    const server = await serve({ pluginsDirs: [fixturePlugins] })
    const client = await doors['SSE, SDK v1']!(server.url, bearer(key))
    const file = await pidFile()
    const call = client.call('slow__wait', { pids: file }).catch(() => 'ended')
    const pids = await readPids(file)
    await removeKey(keysFile, 'ci')
    await untilGone(pids)
    expect((await post(`${server.url}/messages/`, list, bearer(key))).status).to.equal(401)
    await client.close()
    await call
    await server.close()
  })

  it('keep the server shut when the last one is removed, and when the file is gone', async () => {
    const key = await add('ci')
    const server = await serveFixtures(
      { pluginsDirs: [plugins], keysFile },
      { ...strict, loopbackExempt: true },
    )
    const proxied = (more: object = {}) =>
      post(`${server.url}/messages/`, list, { 'x-forwarded-for': '192.0.2.1', ...more })
    expect((await proxied()).status).to.equal(401)
    expect((await proxied(bearer(key))).status).to.equal(200)
    await rm(keysFile)
    await statusIs(401, () => proxied(bearer(key)))
    expect((await proxied()).status).to.equal(401)
    await server.close()
  })

  it('stay as they were while their file can not be read, and the log says so', async () => {
    const key = await add('ci')
    const said: unknown[] = []
    const logger = silentLogger()
    logger.error = (line: unknown) => void said.push(line)
    const server = await serve({}, logger)
    await writeFile(keysFile, '{"keys": [{"name": "ci"}]}')
    await until(() => said.length > 0)
    expect(said[0]).to.include('keys[0].sha256 must be a SHA-256 digest').and.include('stay in force')
    expect((await post(`${server.url}/messages/`, list, bearer(key))).status).to.equal(200)
    await server.close()
  })
})
