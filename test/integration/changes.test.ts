import { Client as ClientV2, StreamableHTTPClientTransport as HttpV2 } from '@modelcontextprotocol/client'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { SSEClientTransport } from '@modelcontextprotocol/sdk/client/sse.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import {
  PromptListChangedNotificationSchema,
  ResourceListChangedNotificationSchema,
  ResourceUpdatedNotificationSchema,
  ToolListChangedNotificationSchema,
} from '@modelcontextprotocol/sdk/types.js'
import { expect } from 'chai'
import { cp, mkdir, mkdtemp, rename, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { until } from '../support/processes.js'
import { serveFixtures } from '../support/serve-plugins.js'

const fixtures = fileURLToPath(new URL('../fixtures/contract-2', import.meta.url))
const info = { name: 'smcp-test', version: '1.0.0' }
const lists = ['tools', 'prompts', 'resources']
const watched = 'file:///watched'

interface Listening {
  readonly told: string[]
  readonly call: (what: string) => Promise<unknown>
  readonly close: () => Promise<void>
}

interface Reading extends Listening {
  readonly read: () => Promise<{ contents: unknown[] }>
  readonly subscribe: () => Promise<unknown>
}

/** A client of before 2026 that notes what it is told, and has subscribed to one resource. */
async function listenV1(url: string, path: string): Promise<Reading> {
  const client = new Client(info)
  const told: string[] = []
  client.setNotificationHandler(ToolListChangedNotificationSchema, () => void told.push('tools'))
  client.setNotificationHandler(PromptListChangedNotificationSchema, () => void told.push('prompts'))
  client.setNotificationHandler(ResourceListChangedNotificationSchema, () => void told.push('resources'))
  client.setNotificationHandler(ResourceUpdatedNotificationSchema, ({ params }) => void told.push(params.uri))
  const at = new URL(path, url)
  await client.connect(
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- it is the client of that door
    path === '/sse' ? new SSEClientTransport(at) : new StreamableHTTPClientTransport(at),
  )
  const subscribe = (): Promise<unknown> => client.subscribeResource({ uri: watched })
  await subscribe()
  return {
    told,
    call: (what) => client.callTool({ name: 'says__changes', arguments: { what } }),
    read: () => client.readResource({ uri: watched }),
    subscribe,
    close: () => client.close(),
  }
}

async function listenV2(url: string): Promise<Listening> {
  const client = new ClientV2(info, { versionNegotiation: { mode: { pin: '2026-07-28' } } })
  const told: string[] = []
  client.setNotificationHandler('notifications/tools/list_changed', () => void told.push('tools'))
  client.setNotificationHandler('notifications/prompts/list_changed', () => void told.push('prompts'))
  client.setNotificationHandler('notifications/resources/list_changed', () => void told.push('resources'))
  client.setNotificationHandler('notifications/resources/updated', ({ params }) => void told.push(params.uri))
  await client.connect(new HttpV2(new URL('/mcp', url)))
  const stream = await client.listen({
    toolsListChanged: true,
    promptsListChanged: true,
    resourcesListChanged: true,
    resourceSubscriptions: [watched],
  })
  return {
    told,
    call: (what) => client.callTool({ name: 'says__changes', arguments: { what } }),
    close: async () => {
      await stream.close()
      await client.close()
    },
  }
}

describe('a program that says what has changed', () => {
  const doors: Readonly<Record<string, (url: string) => Promise<Listening>>> = {
    SSE: (url) => listenV1(url, '/sse'),
    'Streamable HTTP 2025': (url) => listenV1(url, '/mcp'),
    'Streamable HTTP 2026': listenV2,
  }
  for (const [door, listen] of Object.entries(doors))
    it(`has it told to whoever wants to know, through ${door}`, async () => {
      const server = await serveFixtures({ pluginsDirs: [fixtures] })
      const [one, other] = [await listen(server.url), await listen(server.url)]
      for (const what of ['file:///other', ...lists, watched]) {
        await one.call(what)
        if (what !== 'file:///other') await until(() => one.told.includes(what) && other.told.includes(what))
      }
      expect(other.told).to.have.members([...lists, watched])
      await one.close()
      await other.close()
      await server.close()
    })

  it('has it told again after a restart when the client has subscribed again, for lists at once', async () => {
    const settings = { pluginsDirs: [fixtures], sessionKey: 'a key of 32 characters for tests' }
    const first = await serveFixtures(settings)
    const client = await listenV1(first.url, '/mcp')
    const port = Number(new URL(first.url).port)
    await first.close()
    const server = await serveFixtures({ ...settings, port })
    await client.call(watched)
    await until(() => client.told.includes('tools'))
    client.told.length = 0
    await client.call('tools')
    // What was told before has arrived by now, too.
    await until(() => client.told.includes('tools'))
    expect(client.told).not.to.include(watched)
    await client.subscribe()
    await client.call(watched)
    await until(() => client.told.includes(watched))
    await client.close()
    await server.close()
  })

  it('need not say so of a resource that is a file: it is watched', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'smcp-test-'))
    const plugin = join(dir, 'notes')
    await mkdir(join(plugin, 'data'), { recursive: true })
    const file = join(plugin, 'data', 'watched.txt')
    await writeFile(file, 'one')
    await writeFile(join(plugin, 'cli.sh'), '#!/bin/sh\n')
    const resources = [{ uri: watched, name: 'Watched', file: 'data/watched.txt' }]
    const describe = { contract_version: '2.0', commands: [], resources }
    await writeFile(join(plugin, 'smcp.json'), JSON.stringify({ describe }))
    const server = await serveFixtures({ pluginsDirs: [dir] })
    const client = await listenV1(server.url, '/sse')
    const readText = async (): Promise<unknown> => (await client.read()).contents[0]
    expect(await readText()).to.include({ text: 'one' })
    // The watch begins some time after the start.
    const writing = setInterval(() => void writeFile(file, `two at ${performance.now()}`), 400)
    await until(() => client.told.includes(watched))
    clearInterval(writing)
    expect(await readText())
      .to.have.property('text')
      .that.matches(/^two at/)
    client.told.length = 0
    await writeFile(`${file}.new`, 'three')
    await rename(`${file}.new`, file)
    await until(() => client.told.includes(watched))
    expect(await readText()).to.include({ text: 'three' })
    await client.close()
    await server.close()
  })

  it('is described again, for it may have other commands now', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'smcp-test-'))
    await cp(join(fixtures, 'says'), join(dir, 'says'), { recursive: true })
    // Not among the files whose change smcp would notice itself.
    const more = join(dir, 'says', 'more.json')
    await writeFile(more, '[]')
    const cli = join(dir, 'says', 'cli.py')
    await writeFile(
      cli,
      `import json, os, sys
more = json.load(open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "more.json")))
commands = [{"name": name} for name in ["changes", *more]]
if sys.argv[1] == "--describe":
    print(json.dumps({"contract_version": "2.0", "commands": commands}))
else:
    print(json.dumps({"changed": "tools"}), file=sys.stderr)
`,
    )
    const server = await serveFixtures({ pluginsDirs: [dir] })
    await writeFile(more, '["new"]')
    const client = new Client(info)
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- it is the client of that door
    await client.connect(new SSEClientTransport(new URL('/sse', server.url)))
    const names = async (): Promise<string[]> =>
      (await client.listTools()).tools.map(({ name }) => name).filter((name) => name.startsWith('says__'))
    expect(await names()).to.deep.equal(['says__changes'])
    const told = new Promise((done) => {
      client.setNotificationHandler(ToolListChangedNotificationSchema, async () => {
        if ((await names()).includes('says__new')) done(undefined)
      })
    })
    await client.callTool({ name: 'says__changes', arguments: {} })
    await told
    await client.close()
    await server.close()
  })
})
