import { expect } from 'chai'
import { cp, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { doors } from '../support/mcp-clients.js'
import { until } from '../support/processes.js'
import { closeServed, serveCached } from '../support/serve-cached.js'

/** A plugin `quick`, and one `slow` that is described as soon as the file `go` is there, beside a note of each asking. */
async function makePlugins(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'smcp-test-'))
  const contract = '{"commands": [{"name": "one"}]}'
  const describing = (before: string): string =>
    `#!/bin/sh\nif [ "$1" = --describe ]; then ${before} echo '${contract}'; else echo called; fi\n`
  for (const [name, before] of [
    ['quick', ''],
    ['slow', `echo asked >> ${dir}/asked.log; while [ ! -e ${dir}/go ]; do sleep 0.02; done;`],
  ] as const) {
    await mkdir(join(dir, name))
    await writeFile(join(dir, name, 'cli.sh'), describing(before))
  }
  return dir
}

afterEach(closeServed)

describe('the first list after a start', () => {
  for (const [door, connect] of Object.entries(doors)) {
    it(`is whole, and holds up nothing else, through ${door}`, async () => {
      const dir = await makePlugins()
      const server = await serveCached(dir)
      const client = await connect(server.url!)
      let isListed = false
      const list = client.listTools().finally(() => (isListed = true))
      expect((await fetch(`${server.url}/healthz`)).status).to.equal(200)
      expect((await client.call('quick__one')).text).to.equal('called')
      await until(() => server.health().plugins.good === 1)
      expect(isListed).to.equal(false)
      await writeFile(join(dir, 'go'), '')
      expect(await list).to.include.members(['quick__one', 'slow__one'])
      await client.close()
    })
  }

  it('comes without what takes longer than the setting, which is told of when it is there', async () => {
    const dir = await makePlugins()
    const server = await serveCached(dir, { listWaitMs: 100 })
    const client = await doors['Streamable HTTP, SDK v1']!(server.url!)
    expect(await client.listTools()).not.to.include('slow__one')
    await writeFile(join(dir, 'go'), '')
    await server.core.catalog.load()
    await until(() => client.changes() > 0)
    expect(await client.listTools()).to.include('slow__one')
    await client.close()
  })

  it('lets no call wait for other plugins, however many of them hang', async () => {
    const dir = await makePlugins()
    const hanging = Array.from({ length: 3 * availableParallelism() }, (_, number) => `hangs_${number}`)
    for (const name of hanging) await cp(join(dir, 'slow'), join(dir, name), { recursive: true })
    const server = await serveCached(dir, { listWaitMs: 100 })
    const client = await doors['Streamable HTTP, SDK v1']!(server.url!)
    expect((await client.call('quick__one')).text).to.equal('called')
    // None of them has been given up meanwhile.
    expect(server.health().plugins).to.deep.include({ good: 1, pending: hanging.length + 1, broken: [] })
    await writeFile(join(dir, 'go'), '')
    await client.close()
  })

  it('waits for nobody where the plugins are known from an earlier start', async () => {
    const dir = await makePlugins()
    await writeFile(join(dir, 'go'), '')
    const first = await serveCached(dir)
    await first.core.catalog.load()
    await first.close()
    const server = await serveCached(dir, { listWaitMs: 0 })
    await server.core.catalog.load()
    expect(server.core.catalog.tools.map(({ name }) => name)).to.deep.equal(['quick__one', 'slow__one'])
    expect(await readFile(join(dir, 'asked.log'), 'utf8')).to.equal('asked\n')
  })
})
