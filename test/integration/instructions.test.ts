import { expect } from 'chai'
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig, type Config } from '../../src/config.js'
import type { RunningServer } from '../../src/server/running-server.js'
import { startServer } from '../../src/server/start-server.js'
import { homes } from '../support/cache-home.js'
import { doors } from '../support/mcp-clients.js'
import { until } from '../support/processes.js'
import { callOf, initialize, openSession, post } from '../support/raw-mcp.js'
import { serveFixtures } from '../support/serve-plugins.js'
import { silentLogger } from '../support/silent-logger.js'

const intro = 'The tools of this server are commands of programs, named PROGRAM__command.'
const sessionKey = 'a key of 32 characters for tests'
const http = doors['Streamable HTTP, SDK v1']!

/** A plugin that says what it is for, after these shell commands. */
async function writePlugin(dir: string, name: string, description: string, before = ''): Promise<void> {
  const contract = JSON.stringify({ plugin: { description }, commands: [{ name: 'go' }] })
  await mkdir(join(dir, name), { recursive: true })
  await writeFile(
    join(dir, name, 'cli.sh'),
    `#!/bin/sh\nif [ "$1" = --describe ]; then ${before} printf '%s\\n' '${contract}'; else echo went; fi\n`,
  )
}

/** `bees`, which can be used, and one that is broken. */
async function makePlugins(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'smcp-test-'))
  await writePlugin(dir, 'bees', 'Keeps bees.\n\nIn boxes.')
  await mkdir(join(dir, 'broken'))
  await writeFile(join(dir, 'broken', 'cli.py'), '"""Breaks."""\nimport argparse\nthis is no Python\n')
  return dir
}

describe('what the server says of itself', () => {
  const servers: RunningServer[] = []
  const serve = async (dir: string, settings: Partial<Config> = {}) => {
    const server = await serveFixtures({ pluginsDirs: [dir], askSandbox: 'never', ...settings })
    servers.push(server)
    return server
  }
  /** What a new client is told. */
  const toldBy = async ({ url }: { url: string }, connect = http): Promise<string | undefined> => {
    const client = await connect(url)
    const instructions = client.instructions()
    await client.close()
    return instructions
  }

  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.close()))
  })

  for (const [door, connect] of Object.entries(doors)) {
    it(`tells of the plugins that can be used, and of a new one the next client, through ${door}`, async () => {
      const dir = await makePlugins()
      const server = await serve(dir)
      expect(await toldBy(server, connect)).to.equal(`${intro} bees: Keeps bees.`)
      await writePlugin(dir, 'apples', 'Grows apples.')
      await server.core.catalog.refresh()
      expect(await toldBy(server, connect)).to.equal(`${intro} apples: Grows apples. bees: Keeps bees.`)
    })

    it(`is nothing where there are no plugins, through ${door}`, async () => {
      const server = await serve(await mkdtemp(join(tmpdir(), 'smcp-test-')))
      expect(await toldBy(server, connect)).to.equal(undefined)
    })

    it(`is what the setting says, through ${door}`, async () => {
      const dir = await makePlugins()
      expect(await toldBy(await serve(dir, { instructions: 'Ask first.\nThen act.' }), connect)).to.equal(
        'Ask first.\nThen act.',
      )
      expect(await toldBy(await serve(dir, { instructions: '' }), connect)).to.equal(undefined)
    })
  }

  it('is told without a session too', async () => {
    const { url } = await serve(await makePlugins())
    const answer = (await (await post(`${url}/messages/`, initialize)).json()) as { result: object }
    expect(answer.result).to.include({ instructions: `${intro} bees: Keeps bees.` })
  })

  it('is of a plugin what its manifest says, as soon as it says so', async () => {
    const dir = await makePlugins()
    const server = await serve(dir)
    await toldBy(server)
    await writeFile(join(dir, 'bees', 'smcp.json'), JSON.stringify({ instructions: 'Look here first.' }))
    await server.core.catalog.refresh()
    expect(await toldBy(server)).to.equal(`${intro} bees: Look here first.`)
  })

  it('is known from an earlier start', async () => {
    const dir = await makePlugins()
    const cacheDir = `${dir}.cache`
    const [first, second] = [await serve(dir, { cacheDir }), await serve(dir, { cacheDir })]
    expect(await toldBy(second)).to.equal(await toldBy(first))
  })

  it('leaves out what is not served', async () => {
    const dir = await makePlugins()
    await writePlugin(dir, 'apples', 'Grows apples.')
    expect(await toldBy(await serve(dir, { exclude: ['apples__*'] }))).to.equal(`${intro} bees: Keeps bees.`)
  })
})

describe('what the server says of itself while a plugin is being described', () => {
  let dir: string
  let server: RunningServer

  /** A server that is there at once, with nothing known; `slow` is described when the file `go` is there. */
  const start = async (): Promise<void> => {
    const config = readConfig({ port: '0', pluginsDirs: [dir] }, { ...process.env, ...homes })
    const open = { apiKeys: [], authDisabled: false, loopbackExempt: true }
    server = await startServer(
      { ...config, askSandbox: 'never', noCache: true, sessionKey },
      open,
      silentLogger(),
    )
  }

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'smcp-test-'))
    await writePlugin(dir, 'bees', 'Keeps bees.')
    await writePlugin(dir, 'slow', 'Is slow.', `while [ ! -e ${dir}/go ]; do sleep 0.02; done;`)
    await start()
  })
  afterEach(async () => {
    await writeFile(join(dir, 'go'), '')
    await server.close()
  })

  for (const [door, connect] of Object.entries(doors)) {
    it(`tells of one that is soon there, through ${door}`, async () => {
      const connecting = connect(server.url!)
      await until(() => server.health().plugins.good === 1)
      await writeFile(join(dir, 'go'), '')
      const client = await connecting
      expect(client.instructions()).to.equal(`${intro} bees: Keeps bees. slow: Is slow.`)
      await client.close()
    })

    it(`does not wait for one that hangs, through ${door}`, async () => {
      const client = await connect(server.url!)
      expect(client.instructions()).to.equal(`${intro} bees: Keeps bees.`)
      expect((await client.call('bees__go')).text).to.equal('went')
      expect(server.health().plugins.pending).to.equal(1)
      await client.close()
    })
  }

  it('does not hold up a session that another server has opened', async () => {
    const first = server
    const { id } = await openSession(first.url!)
    await start()
    const done: string[] = []
    const opening = openSession(server.url!).then(() => done.push('opened'))
    const answer = await post(`${server.url!}/mcp`, callOf('bees__go'), { 'Mcp-Session-Id': id })
    done.push(await answer.text())
    await opening
    expect(done[0]).to.contain('went')
    expect(done[1]).to.equal('opened')
    await first.close()
  })
})
