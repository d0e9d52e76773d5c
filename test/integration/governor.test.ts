import { Client as ClientV2, StreamableHTTPClientTransport as HttpV2 } from '@modelcontextprotocol/client'
import { expect } from 'chai'
import { fileURLToPath } from 'node:url'
import { doors, type CallAnswer, type TestClient } from '../support/mcp-clients.js'
import { until } from '../support/processes.js'
import { serveFixtures } from '../support/serve-plugins.js'

const fixture = (name: string): string =>
  fileURLToPath(new URL(`../fixtures/governor/${name}`, import.meta.url))
const pluginsDirs = [fixture('plugins')]
/** The example of the Python server, as it is. */
const profilesPath = fixture('profiles.json')

const tool = 'sanctum__tools'
const chatter = ['tasks__create-task', 'tasks__get-document', 'tasks__list-tasks']
const tasks = [...chatter, 'tasks__list-users', 'tasks__remove-everything'].sort()
const kitchen = ['kitchen_pos_partner__menu', 'kitchen_pos_partner__orders']

/** What the governor's tool answers to an action. */
async function act(client: TestClient, action: string, args = {}): Promise<Record<string, unknown>> {
  return JSON.parse((await client.call(tool, { action, ...args })).text) as Record<string, unknown>
}

/** The tools of plugins that a client is told of. */
async function listed(client: TestClient): Promise<string[]> {
  return (await client.listTools()).filter((name) => name !== 'health' && name !== tool)
}

const agent = (name: string): Record<string, string> => ({ 'x-agent-id': name })

describe('the governor', () => {
  for (const [door, connect] of Object.entries(doors)) {
    it(`gives each agent the tools that it has attached, through ${door}`, async () => {
      const server = await serveFixtures({ pluginsDirs, profilesPath })
      const one = await connect(server.url, agent('one'))
      const other = await connect(server.url, agent('other'))
      expect(await one.listTools()).to.include(tool)
      expect(await listed(one)).to.deep.equal(chatter)
      const attached = await act(one, 'attach', { tools: ['tasks__list-users', 'kitchen_pos_partner.menu'] })
      expect(attached).to.deep.equal({
        attached: ['tasks__list-users', 'kitchen_pos_partner__menu'],
        attached_set: ['kitchen_pos_partner__menu', ...[...chatter, 'tasks__list-users', tool].sort()],
      })
      expect(await listed(one)).to.have.members([
        ...chatter,
        'tasks__list-users',
        'kitchen_pos_partner__menu',
      ])
      expect((await one.call('kitchen_pos_partner__menu')).text).to.equal('menu')
      expect(await listed(other)).to.deep.equal(chatter)
      // Letta opens a connection for each call.
      const again = await connect(server.url, agent('one'))
      expect(await act(again, 'detach', { tool: 'tasks__create-task' })).to.deep.include({
        detached: ['tasks__create-task'],
      })
      expect(await listed(one)).not.to.include('tasks__create-task')
      for (const client of [one, other, again]) await client.close()
      await server.close()
    })

    it(`says of a tool that is not attached how to attach it, through ${door}`, async () => {
      const server = await serveFixtures({ pluginsDirs, profilesPath })
      const client = await connect(server.url)
      const answer = await client.call('tasks__list-users')
      expect(JSON.parse(answer.text)).to.deep.equal({
        error: 'tool_not_attached',
        tool: 'tasks__list-users',
        hint: 'Run sanctum__tools action=attach tool=tasks__list-users or action=attach-profile',
        attached: chatter,
      })
      expect(codeIn(answer)).to.equal('tool_not_attached')
      await client.close()
      await server.close()
    })
  }

  it('keeps what a client without an agent attaches for its session alone', async () => {
    const server = await serveFixtures({ pluginsDirs })
    for (const door of Object.keys(doors).filter((name) => !name.includes('2026'))) {
      const [one, other] = [await doors[door]!(server.url), await doors[door]!(server.url)]
      await act(one, 'detach', { tools: tasks })
      expect(await listed(one), door).to.deep.equal(kitchen)
      expect(await listed(other), door).to.deep.equal([...kitchen, ...tasks])
      await one.close()
      await other.close()
    }
    await server.close()
  })

  it('keeps it by the key where there is neither agent nor session', async () => {
    const auth = { apiKeys: ['key one', 'key two'], authDisabled: false, loopbackExempt: false }
    const server = await serveFixtures({ pluginsDirs }, auth)
    const connect = doors['Streamable HTTP 2026, SDK v2']!
    const [one, again, other] = await Promise.all(
      ['key one', 'key one', 'key two'].map((key) => connect(server.url, { 'x-api-key': key })),
    )
    await act(one!, 'detach', { tools: tasks })
    expect(await listed(again!)).to.deep.equal(kitchen)
    expect(await listed(other!)).to.deep.equal([...kitchen, ...tasks])
    for (const client of [one, again, other]) await client!.close()
    await server.close()
  })

  it('keeps the tools of one agent apart for different keys', async () => {
    const auth = { apiKeys: ['key one', 'key two'], authDisabled: false, loopbackExempt: false }
    const server = await serveFixtures({ pluginsDirs }, auth)
    const connect = doors['SSE, SDK v1']!
    const one = await connect(server.url, { 'x-api-key': 'key one', ...agent('a') })
    const other = await connect(server.url, { 'x-api-key': 'key two', ...agent('a') })
    await act(one, 'detach', { tools: tasks })
    expect(await listed(other)).to.deep.equal([...kitchen, ...tasks])
    await one.close()
    await other.close()
    await server.close()
  })

  it('tells those of a change who see it, and nobody else', async () => {
    const server = await serveFixtures({ pluginsDirs })
    const sse = doors['SSE, SDK v1']!
    const http = doors['Streamable HTTP, SDK v1']!
    const [calls, listens, other] = [
      await sse(server.url, agent('one')),
      await http(server.url, agent('one')),
      await sse(server.url, agent('other')),
    ]
    const modern = await listenModern(server.url, 'one')
    const modernOther = await listenModern(server.url, 'other')
    await act(calls, 'detach', { tools: tasks })
    await until(() => calls.changes() === 1 && listens.changes() === 1 && modern.changes() === 1)
    await act(other, 'detach', { tools: tasks })
    await until(() => other.changes() === 1 && modernOther.changes() === 1)
    // What was told of the first change has arrived by now.
    expect([calls, listens, modern].map((client) => client.changes())).to.deep.equal([1, 1, 1])
    for (const client of [calls, listens, other, modern, modernOther]) await client.close()
    await server.close()
  })

  it('starts a caller with the profile of its URL', async () => {
    const server = await serveFixtures({ pluginsDirs, profilesPath })
    for (const [path, headers] of [
      ['/sse', {}],
      ['/mcp', {}],
    ] as const) {
      const send: typeof fetch = (url, options) => {
        const at = new URL(url instanceof Request ? url.url : url)
        if (at.pathname === path) at.searchParams.set('profile', 'Partner')
        return fetch(at, options)
      }
      const door = path === '/sse' ? 'SSE, SDK v1' : 'Streamable HTTP 2025, SDK v2'
      const client = await doors[door]!(server.url, headers, send)
      expect(await listed(client), path).to.deep.equal(kitchen)
      await act(client, 'attach-profile', { profile: 'ADMIN' })
      expect(await listed(client), path).to.deep.equal(tasks)
      await client.close()
    }
    const answer = await fetch(`${server.url}/mcp?profile=nobody`, { method: 'POST', body: '{}' })
    expect(answer.status).to.equal(400)
    expect(await answer.text()).to.include('no profile \\"nobody\\"; there are admin, chatter, full, partner')
    const near = await fetch(`${server.url}/mcp?profile=Partnr`, { method: 'POST', body: '{}' })
    expect(await near.text()).to.include('no profile \\"Partnr\\" (did you mean partner?); there are')
    await server.close()
  })

  it('names no profile to strangers', async () => {
    const auth = { apiKeys: ['a key'], authDisabled: false, loopbackExempt: false }
    const server = await serveFixtures({ pluginsDirs, profilesPath }, auth)
    for (const path of ['/mcp', '/health', '/nothing']) {
      const answer = await fetch(`${server.url}${path}?profile=nobody`)
      expect(await answer.text(), path).not.to.include('chatter')
    }
    expect((await fetch(`${server.url}/mcp?profile=nobody`)).status).to.equal(401)
    await server.close()
  })

  it('is listed to agents, and to all where a profile is set', async () => {
    const isListed = async (
      settings: Parameters<typeof serveFixtures>[0],
      headers = {},
    ): Promise<boolean> => {
      const server = await serveFixtures({ pluginsDirs, ...settings })
      const client = await doors['SSE, SDK v1']!(server.url, headers)
      const tools = await client.listTools()
      // Whether it is listed or not, it can be called.
      expect(await act(client, 'list-available')).to.deep.equal({ tools: [...kitchen, ...tasks] })
      await client.close()
      await server.close()
      return tools.includes(tool)
    }
    expect(await isListed({})).to.equal(false)
    expect(await isListed({}, agent('a'))).to.equal(true)
    expect(await isListed({ profilesPath })).to.equal(true)
    expect(await isListed({ attachProfile: 'full' })).to.equal(true)
    expect(await isListed({ adminPrefix: 'tasks__' })).to.equal(true)
    expect(await isListed({ governor: 'always' })).to.equal(true)
    expect(await isListed({ governor: 'never', profilesPath }, agent('a'))).to.equal(false)
  })

  it('answers each action as the Python server does', async () => {
    const server = await serveFixtures({ pluginsDirs, profilesPath })
    const client = await doors['SSE, SDK v1']!(server.url)
    const all = [...chatter, tool].sort()
    expect(await act(client, 'list_attached')).to.deep.equal({ tools: all })
    expect(await act(client, 'attach-profile', { profile: 'partner' })).to.deep.equal({
      profile: 'partner',
      attached: [...kitchen, tool].sort(),
    })
    expect(await act(client, 'attach-profile')).to.deep.equal({ profile: 'chatter', attached: all })
    expect(await act(client, 'detach', { tools: [tool, 'tasks__list-users'] })).to.deep.equal({
      detached: [],
      attached_set: all,
    })
    expect(await act(client, 'attach', { tools: { item: 'tasks__list-user' } })).to.deep.equal({
      attached: [],
      unknown: ['tasks__list-user (did you mean tasks__list-users?)'],
      attached_set: all,
    })
    expect(await act(client, 'fly')).to.deep.include({ error: 'unknown action: fly' })
    expect(await act(client, 'attach-profile', { profile: 'part' })).to.deep.include({
      error: 'unknown profile: part (did you mean partner?)',
    })
    expect(await act(client, 'attach-profile', { profile: 'x' })).to.deep.include({
      error: 'unknown profile: x',
    })
    await client.close()
    await server.close()
  })

  it('finds tools by what they are for: the words of its hints, of names, descriptions and parameters', async () => {
    const server = await serveFixtures({ pluginsDirs, profilesPath })
    const client = await doors['SSE, SDK v1']!(server.url)
    const matches = async (intent?: string): Promise<Record<string, unknown>[]> =>
      (await act(client, 'help', { intent })).matches as Record<string, unknown>[]
    expect((await matches()).map((match) => match.intent)).to.deep.equal([
      'create task',
      'save document',
      'list project docs',
    ])
    expect((await matches('create task'))[0]).to.deep.equal({
      intent: 'create task',
      tool: 'tasks__create-task',
      needs: 'list-id',
      attached: true,
    })
    expect((await matches('who has accounts?'))[0]).to.deep.equal({
      tool: 'tasks__list-users',
      description: 'List everybody who has an account.',
      attached: false,
    })
    expect((await matches('something to eat'))[0]!.tool).to.equal('kitchen_pos_partner__menu')
    expect((await matches('invoice'))[0]!.tool).to.equal('tasks__remove-everything')
    const nothing = await act(client, 'help', { intent: 'zebra' })
    expect(nothing.matches).to.deep.equal([])
    expect(nothing.note).to.include('Nothing matches "zebra"')
    await client.close()
    await server.close()
  })
})

function codeIn({ structuredContent, isError }: CallAnswer): unknown {
  expect(isError).to.equal(true)
  return (structuredContent as { error: { code: string } }).error.code
}

/** A client of 2026 that counts how often it is told that its tools have changed. */
async function listenModern(url: string, name: string): Promise<Pick<TestClient, 'changes' | 'close'>> {
  const client = new ClientV2(
    { name: 'smcp-test', version: '1.0.0' },
    { versionNegotiation: { mode: { pin: '2026-07-28' } } },
  )
  let count = 0
  client.setNotificationHandler('notifications/tools/list_changed', () => void (count += 1))
  await client.connect(new HttpV2(new URL('/mcp', url), { requestInit: { headers: agent(name) } }))
  const stream = await client.listen({ toolsListChanged: true })
  return {
    changes: () => count,
    close: async () => {
      await stream.close()
      await client.close()
    },
  }
}
