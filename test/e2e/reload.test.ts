import { expect } from 'chai'
import { mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { doors, type TestClient } from '../support/mcp-clients.js'
import { pidFile, readPids, until, untilGone } from '../support/processes.js'
import { startSmcp } from '../support/start-smcp.js'
import { stdioClients } from '../support/stdio-clients.js'

/** From a change on disk to the notice of it. */
const noticedMs = 2000

async function writePlugin(dir: string, ...commands: string[]): Promise<void> {
  const contract = JSON.stringify({ commands: commands.map((name) => ({ name })) })
  await mkdir(dir, { recursive: true })
  await writeFile(
    join(dir, 'cli.sh'),
    `#!/bin/sh\nif [ "$1" = --describe ]; then echo '${contract}'; exit; fi\necho "$1 of ${commands.join()}"\n`,
  )
}

const toolNames = async (client: TestClient): Promise<string[]> =>
  (await client.listTools()).filter((name) => name !== 'health')

/** What changes, one after the other, and what the client must see after each notice. */
const steps: readonly [string, (dir: string) => Promise<void>, readonly string[]][] = [
  ['adds a plugin', (dir) => writePlugin(join(dir, 'b'), 'one'), ['a__one', 'b__one']],
  [
    'changes a plugin',
    (dir) => writePlugin(join(dir, 'b'), 'two', 'three'),
    ['a__one', 'b__three', 'b__two'],
  ],
  [
    'swaps a folder for another in one step',
    async (dir) => {
      await writePlugin(join(dir, '.next'), 'swapped')
      await rename(join(dir, 'b'), join(dir, '.old'))
      await rename(join(dir, '.next'), join(dir, 'b'))
    },
    ['a__one', 'b__swapped'],
  ],
  ['removes a plugin', (dir) => rm(join(dir, 'b'), { recursive: true }), ['a__one']],
  [
    'adds a link',
    async (dir) => {
      await writePlugin(join(dir, '.first'), 'first')
      await writePlugin(join(dir, '.second'), 'second')
      await symlink('.first', join(dir, 'c'))
    },
    ['a__one', 'c__first'],
  ],
  [
    'replaces the link in one step',
    async (dir) => {
      await symlink('.second', join(dir, '.link'))
      await rename(join(dir, '.link'), join(dir, 'c'))
    },
    ['a__one', 'c__second'],
  ],
  [
    'changes what the link leads to',
    (dir) => writePlugin(join(dir, '.second'), 'third'),
    ['a__one', 'c__third'],
  ],
]

async function followChanges(client: TestClient, dir: string): Promise<void> {
  expect(await toolNames(client)).to.deep.equal(['a__one'])
  for (const [what, change, expected] of steps) {
    const before = client.changes()
    const startedAt = performance.now()
    await change(dir)
    await until(() => client.changes() > before)
    const noticedAfterMs = performance.now() - startedAt
    // A second notice may follow, where two events of one step lie apart; the list is right after the last.
    let seen = await toolNames(client)
    while (seen.join() !== expected.join() && performance.now() - startedAt < noticedMs)
      seen = await toolNames(client)
    expect(seen, what).to.deep.equal(expected)
    expect(noticedAfterMs, what).to.be.below(noticedMs)
  }
}

describe('a plugin that changes while the server runs', () => {
  let dir: string
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'smcp-test-'))
    await writePlugin(join(dir, 'a'), 'one')
  })

  for (const [door, connect] of Object.entries(doors)) {
    it(`is seen through ${door}`, async () => {
      const server = await startSmcp(['--plugins-dir', dir])
      const client = await connect(server.url)
      await followChanges(client, dir)
      await client.close()
      await server.stop()
    })
  }

  for (const [name, connect] of Object.entries(stdioClients)) {
    it(`is seen over stdio by ${name}`, async () => {
      const client = await connect(dir)
      await followChanges(client, dir)
      await client.close()
    })
  }

  it('is seen where the system tells nothing, by polling', async () => {
    const server = await startSmcp(['--plugins-dir', dir], { env: { SMCP_WATCH: 'poll' } })
    const client = await doors['Streamable HTTP, SDK v1']!(server.url)
    await followChanges(client, dir)
    await client.close()
    await server.stop()
  })

  it('keeps its tools while an editor writes, and a running call what it started with', async () => {
    await writeFile(
      join(dir, 'a', 'cli.sh'),
      '#!/bin/sh\nif [ "$1" = --describe ]; then echo \'{"commands": [{"name": "wait", "parameters": [{"name": "pids", "type": "string"}]}]}\'; exit; fi\necho $$ > "$3"; while [ -e "$3" ]; do sleep 0.05; done; echo old\n',
    )
    const server = await startSmcp(['--plugins-dir', dir])
    const client = await doors['Streamable HTTP, SDK v1']!(server.url)
    await client.listTools()
    const file = await pidFile()
    const call = client.call('a__wait', { pids: file })
    const pids = await readPids(file)
    // Written anew in one step, as editors do, with another command.
    await writePlugin(join(dir, '.new'), 'new')
    await rename(join(dir, '.new', 'cli.sh'), join(dir, 'a', 'cli.sh'))
    await until(() => client.changes() > 0)
    expect(await toolNames(client)).to.deep.equal(['a__new'])
    await rm(file)
    expect((await call).text).to.equal('old')
    await untilGone(pids)
    await client.close()
    await server.stop()
  })

  it('keeps its tools while its folder is away, and all is as before when it is back', async () => {
    const plugins = join(dir, 'plugins')
    await mkdir(plugins)
    await rename(join(dir, 'a'), join(plugins, 'a'))
    const server = await startSmcp(['--plugins-dir', plugins])
    let log = ''
    server.child.stderr.on('data', (text: string) => (log += text))
    const client = await doors['Streamable HTTP, SDK v1']!(server.url)
    expect(await toolNames(client)).to.deep.equal(['a__one'])
    const health = async () => {
      const response = await fetch(`${server.url}/health`)
      return (await response.json()) as { status: string; plugins: { away: { name: string }[] } }
    }
    await rename(plugins, `${plugins}.away`)
    await until(() => log.includes('the plugins folder is gone'))
    server.child.kill('SIGHUP')
    await until(() => log.includes('describing every plugin again'))
    expect(await toolNames(client)).to.deep.equal(['a__one'])
    expect((await health()).status).to.equal('degraded')
    expect((await health()).plugins.away[0]?.name).to.equal(plugins)
    await rename(`${plugins}.away`, plugins)
    await until(() => log.includes('the plugins folder is back'))
    expect((await health()).status).to.equal('ok')
    await writePlugin(join(plugins, 'b'), 'two')
    await until(() => client.changes() > 0)
    expect(await toolNames(client)).to.deep.equal(['a__one', 'b__two'])
    expect((await client.call('a__one')).text).to.equal('one of one')
    await client.close()
    expect(await server.stop()).to.equal(0)
  })

  it('is served as soon as the folder that MCP_PLUGINS_DIR names is there', async () => {
    const plugins = join(dir, 'later', 'plugins')
    const server = await startSmcp([], { env: { MCP_PLUGINS_DIR: plugins } })
    expect(server.summary.problems[0]?.message).to.contain('the plugins folder does not exist yet')
    const client = await doors['Streamable HTTP, SDK v1']!(server.url)
    expect(await toolNames(client)).to.deep.equal([])
    await mkdir(join(dir, 'later'))
    await rename(join(dir, 'a'), join(dir, 'later', 'a'))
    await mkdir(plugins)
    await rename(join(dir, 'later', 'a'), join(plugins, 'a'))
    await until(() => client.changes() > 0)
    expect(await toolNames(client)).to.deep.equal(['a__one'])
    await client.close()
    await server.stop()
  })

  it('has one line in the log for each thing that becomes of it', async () => {
    const server = await startSmcp(['--plugins-dir', dir])
    let log = ''
    server.child.stderr.on('data', (text: string) => (log += text))
    const steps: [() => Promise<unknown>, string][] = [
      [() => writePlugin(join(dir, 'b'), 'one'), 'plugin b added, 1 tool'],
      [() => writePlugin(join(dir, 'b'), 'one', 'two'), 'plugin b changed, 2 tools'],
      [() => writePlugin(join(dir, 'b'), 'no name'), 'plugin b broken, 0 tools left'],
      [() => writePlugin(join(dir, 'b'), 'one'), 'plugin b repaired, 1 tool'],
      [() => rm(join(dir, 'b'), { recursive: true }), 'plugin b removed'],
    ]
    for (const [change, line] of steps) {
      await change()
      await until(() => log.includes(line))
      expect(log.split(line), line).to.have.length(2)
    }
    expect(log).to.match(/plugin b: commands\[0\]\.name: "no name" .*cli\.sh\)/)
    await server.stop()
  })

  it('says to its callers that it is broken, and why', async () => {
    const server = await startSmcp(['--plugins-dir', dir])
    const client = await doors['Streamable HTTP, SDK v1']!(server.url)
    await client.listTools()
    await writePlugin(join(dir, 'a'), 'no name')
    await until(() => client.changes() > 0)
    const { isError, text } = await client.call('a__one')
    expect(isError).to.equal(true)
    expect(text).to.contain('the plugin a is broken: commands[0].name: "no name"')
    await client.close()
    await server.stop()
  })

  it('is described again at SIGHUP, also where no file has changed', async () => {
    const answer = join(dir, 'answer.txt')
    const contract = (name: string): string => JSON.stringify({ commands: [{ name }] })
    await writeFile(answer, contract('before'))
    await writeFile(join(dir, 'a', 'cli.sh'), `#!/bin/sh\nif [ "$1" = --describe ]; then cat ${answer}; fi\n`)
    const server = await startSmcp(['--plugins-dir', dir], { env: { SMCP_ASK_SANDBOX: 'never' } })
    const client = await doors['Streamable HTTP, SDK v1']!(server.url)
    expect(await toolNames(client)).to.deep.equal(['a__before'])
    await writeFile(answer, contract('after'))
    server.child.kill('SIGHUP')
    await until(() => client.changes() > 0)
    expect(await toolNames(client)).to.deep.equal(['a__after'])
    await client.close()
    await server.stop()
  })
})
