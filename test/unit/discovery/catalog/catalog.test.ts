import { expect } from 'chai'
import { mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { readConfig } from '../../../../src/config.js'
import { openCore } from '../../../../src/core/open-core.js'
import type { Catalog } from '../../../../src/discovery/catalog/catalog.js'
import type { PluginChange } from '../../../../src/discovery/catalog/plugin-change.js'
import { until } from '../../../support/processes.js'

let dir: string

/** A plugin that needs no process to be described; its program is never run here. */
async function writePlugin(name: string, ...commands: string[]): Promise<void> {
  await writeManifest(
    name,
    JSON.stringify({ describe: { commands: commands.map((one) => ({ name: one })) } }),
  )
  await writeFile(join(dir, name, 'cli.sh'), '#!/bin/sh\n')
}

async function writeManifest(name: string, text: string): Promise<void> {
  await mkdir(join(dir, name), { recursive: true })
  await writeFile(join(dir, name, 'smcp.json'), text)
}

/** A plugin that is asked: --describe reads a pipe, so that it takes as long as a test wants. */
async function writeSlowPlugin(name: string): Promise<void> {
  await mkdir(join(dir, name), { recursive: true })
  await writeFile(
    join(dir, name, 'cli.sh'),
    `#!/bin/sh\nif [ "$1" = --describe ]; then while [ ! -e ${dir}/go ]; do sleep 0.02; done; echo '{"commands": [{"name": "one"}]}'; fi\n`,
  )
}

function open(settings: Record<string, unknown> = {}): { catalog: Catalog; changes: string[] } {
  const config = { ...readConfig({ pluginsDirs: [dir] }), noCache: true, askSandbox: 'never' as const }
  const { catalog } = openCore({ ...config, ...settings })
  const changes: string[] = []
  catalog.on('plugin', ({ plugin, kind, tools }: PluginChange) =>
    changes.push(`${plugin} ${kind}, ${tools} tools`),
  )
  return { catalog, changes }
}

const names = (catalog: Catalog): string[] => catalog.tools.map(({ name }) => name)
const failure = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'nothing failed',
    (error: unknown) => String(error),
  )

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'smcp-test-'))
})

/** A plugin that offers resources and prompts of these names, and no tools. */
async function writeOffers(
  name: string,
  resources: readonly string[],
  prompts: readonly string[],
): Promise<void> {
  const describe = {
    contract_version: '2.0',
    commands: [],
    resources: resources.map((one) => ({ uri: `x://${one}`, name: one, file: one })),
    prompts: prompts.map((one) => ({ name: one, text: one })),
  }
  await writeManifest(name, JSON.stringify({ describe }))
  await writeFile(join(dir, name, 'cli.sh'), '#!/bin/sh\n')
}

describe('the catalog', () => {
  it('tells of the lists that have changed since somebody has seen them, and of no others', async () => {
    await writeOffers('a', ['one'], ['hi'])
    const { catalog } = open()
    const told: string[] = []
    for (const list of ['tools', 'resources', 'prompts'] as const)
      catalog.on(`${list}Changed`, () => void told.push(list))
    const change = async (resources: readonly string[], prompts: readonly string[]): Promise<void> => {
      await writeOffers('a', resources, prompts)
      await catalog.refresh()
      await setImmediate()
    }
    await catalog.load()
    await change(['two'], ['hi'])
    expect(told).to.deep.equal([])
    const seen = await catalog.offers()
    expect(await catalog.offers()).to.equal(seen)
    await change(['two', 'three'], ['hi'])
    await change(['two', 'three'], ['ho'])
    expect(told).to.deep.equal(['resources', 'prompts'])
    expect(seen.resources.map(({ shown }) => shown.uri)).to.deep.equal(['x://two'])
  })

  it('finds what a plugin offers that is still being described, and waits for no other', async () => {
    await writeSlowPlugin('slow')
    await writeOffers('a', ['one'], ['hi'])
    const { catalog } = open()
    const loading = catalog.load()
    const found = await catalog.findOffer(({ prompts }) =>
      prompts.find(({ shown }) => shown.name === 'a__hi'),
    )
    expect(found?.plugin.name).to.equal('a')
    const none = catalog.findOffer(({ prompts }) => prompts.find(({ shown }) => shown.name === 'slow__hi'))
    await writeFile(join(dir, 'go'), '')
    expect(await none).to.equal(undefined)
    await loading
  })

  it('tells once what becomes of each plugin', async () => {
    await writePlugin('a', 'one')
    const { catalog, changes } = open()
    await catalog.load()
    await writePlugin('b', 'one', 'two')
    await catalog.refresh()
    await writePlugin('b', 'three')
    await catalog.refresh()
    await rename(join(dir, 'b', 'cli.sh'), join(dir, 'b', 'cli.none'))
    await catalog.refresh()
    await rename(join(dir, 'b', 'cli.none'), join(dir, 'b', 'cli.sh'))
    await writeManifest('b', '{"describe": {"commands": [{"name": "a b"}]}}')
    await catalog.refresh()
    await writePlugin('b', 'three')
    await catalog.refresh()
    await catalog.refresh()
    await rm(join(dir, 'b'), { recursive: true })
    await catalog.refresh()
    expect(changes).to.deep.equal([
      'a found, 1 tools',
      'b added, 2 tools',
      'b changed, 1 tools',
      'b removed, 0 tools',
      'b broken, 0 tools',
      'b repaired, 1 tools',
      'b removed, 0 tools',
    ])
  })

  it('keeps the tools of a directory that is away, and takes up what has changed when it is back', async () => {
    await writePlugin('a', 'one')
    const { catalog } = open()
    await catalog.load()
    await rename(dir, `${dir}.away`)
    await catalog.refresh()
    expect(names(catalog)).to.deep.equal(['a__one'])
    expect(catalog.isAway).to.equal(true)
    expect(catalog.problems()[0]?.message).to.contain('the plugins folder is gone')
    await rename(`${dir}.away`, dir)
    await writePlugin('b', 'two')
    await catalog.refresh()
    expect(names(catalog)).to.deep.equal(['a__one', 'b__two'])
    expect(catalog.problems()).to.deep.equal([])
  })

  it('lets no plugin wait for one that takes long', async () => {
    await writePlugin('quick', 'one')
    const { catalog } = open()
    await catalog.load()
    await writeSlowPlugin('slow')
    const slow = catalog.refresh()
    await until(() => catalog.plugins().some(({ state }) => state === 'pending'))
    await writePlugin('quick', 'two')
    void catalog.refresh()
    await until(() => names(catalog).join() === 'quick__two')
    await writeFile(join(dir, 'go'), '')
    await slow
    expect(names(catalog)).to.deep.equal(['quick__two', 'slow__one'])
  })

  it('lets a list wait for slow plugins as long as it is told, and a call for the plugin that it names', async () => {
    await writePlugin('quick', 'one')
    await writeSlowPlugin('slow')
    const { catalog } = open({ listWaitMs: 1 })
    const loaded = catalog.load()
    expect((await catalog.list()).some(({ plugin }) => plugin === 'slow')).to.equal(false)
    const call = catalog.resolve('slow__one')
    expect((await catalog.resolve('quick__one')).name).to.equal('quick__one')
    await writeFile(join(dir, 'go'), '')
    expect((await call).name).to.equal('slow__one')
    await loaded

    await rm(join(dir, 'go'))
    const patient = open({ listWaitMs: undefined }).catalog
    void patient.load()
    const list = patient.list()
    await until(() => patient.plugins().some(({ name, state }) => name === 'slow' && state === 'pending'))
    await writeFile(join(dir, 'go'), '')
    expect((await list).map(({ name }) => name)).to.deep.equal(['quick__one', 'slow__one'])
  })

  it('says why the plugin of a call is broken', async () => {
    await writeManifest('a', '{"describe": {"commands": [{"name": "a b"}]}}')
    await writeFile(join(dir, 'a', 'cli.sh'), '#!/bin/sh\n')
    const { catalog } = open()
    await catalog.load()
    expect(await failure(catalog.resolve('a__one'))).to.match(/the plugin a is broken: commands\[0\]\.name/)
    expect(await failure(catalog.resolve('b__one'))).to.contain('No tool "b__one"')
  })

  it('says why a command of the call is broken beside others that are well', async () => {
    const parameters = [{ name: 'x', $ref: '#/$defs/nowhere' }]
    await writeManifest(
      'a',
      JSON.stringify({ describe: { commands: [{ name: 'go', parameters }, { name: 'ok' }] } }),
    )
    await writeFile(join(dir, 'a', 'cli.sh'), '#!/bin/sh\n')
    const { catalog } = open()
    await catalog.load()
    expect(names(catalog)).to.deep.equal(['a__ok'])
    expect(await failure(catalog.resolve('a__go'))).to.contain(
      "a__go can't be called: the plugin a is broken: go",
    )
    expect(await failure(catalog.resolve('a__gone'))).to.contain('No tool "a__gone"')
  })

  it('calls no plugin broken whose owner has hidden every command', async () => {
    await writeManifest('a', '{"describe": {"commands": [{"name": "go"}]}, "hide": ["*"]}')
    await writeFile(join(dir, 'a', 'cli.sh'), '#!/bin/sh\n')
    const { catalog, changes } = open()
    await catalog.load()
    expect(catalog.plugins()[0]).to.deep.include({ state: 'described', tools: 0 })
    expect(await failure(catalog.resolve('a__go'))).to.contain('No tool "a__go"')
    await writeManifest('a', '{"describe": {"commands": [{"name": "go"}]}}')
    await catalog.refresh()
    expect(changes).to.deep.equal(['a found, 0 tools', 'a changed, 1 tools'])
  })

  it('looks again after a look that failed', async () => {
    await writePlugin('a', 'one')
    const { catalog } = open()
    await catalog.load()
    catalog.once('watched', () => {
      throw new Error('a fault of ours')
    })
    expect(await failure(catalog.refresh())).to.contain('a fault of ours')
    await writePlugin('b', 'two')
    await catalog.refresh()
    expect(names(catalog)).to.deep.equal(['a__one', 'b__two'])
  })

  it('waits with a list from the load on, not anew for every list', async () => {
    await writeSlowPlugin('slow')
    const { catalog } = open({ listWaitMs: 2000 })
    const loaded = catalog.load()
    await catalog.list()
    const second = catalog.list().then(() => 'listed')
    const while1s = new Promise((done) => setTimeout(done, 1000, 'still waiting').unref())
    expect(await Promise.race([second, while1s])).to.equal('listed')
    await writeFile(join(dir, 'go'), '')
    await loaded
  })

  it('opens one plugin alone where it is told to', async () => {
    await writePlugin('a', 'one')
    await writeSlowPlugin('slow')
    const config = { ...readConfig({ pluginsDirs: [dir] }), noCache: true, askSandbox: 'never' as const }
    const { catalog } = openCore(config, { only: 'a' })
    await catalog.load()
    expect(catalog.plugins().map(({ name }) => name)).to.deep.equal(['a'])
  })
})

describe('a manifest that can not be read', () => {
  const hiding = JSON.stringify({
    describe: { commands: [{ name: 'look' }, { name: 'buy' }] },
    hide: ['buy'],
  })

  it('hides its plugin at the start, and stays in force as it was in a running catalog', async () => {
    await writePlugin('shop')
    await writeManifest('shop', hiding)
    const { catalog, changes } = open()
    await catalog.load()
    expect(names(catalog)).to.deep.equal(['shop__look'])
    await writeManifest('shop', '{"hide":["buy"],}')
    await catalog.refresh()
    expect(names(catalog)).to.deep.equal(['shop__look'])
    expect(catalog.problems()[0]?.message).to.contain('the last good manifest stays in force')
    const started = open().catalog
    await started.load()
    expect(names(started)).to.deep.equal([])
    expect(started.problems()[0]?.message).to.contain('until it is fixed, the plugin is hidden')
    expect(await failure(started.resolve('shop__buy'))).to.contain('the plugin shop is broken')
    await writeManifest('shop', hiding.replace('buy', 'sell'))
    await catalog.refresh()
    expect(names(catalog)).to.deep.equal(['shop__look', 'shop__sell'])
    expect(changes).to.deep.equal(['shop found, 1 tools', 'shop broken, 1 tools', 'shop repaired, 2 tools'])
  })

  it('hides its plugin also where a field alone is wrong', async () => {
    await writePlugin('shop')
    await writeManifest('shop', hiding.replace('"hide":["buy"]', '"hide":"buy"'))
    const { catalog } = open()
    await catalog.load()
    expect(names(catalog)).to.deep.equal([])
    expect(catalog.problems()[0]).to.deep.include({ field: 'hide' })
  })

  it('is one also where it is a link that leads nowhere', async () => {
    await writePlugin('shop')
    await writeManifest('shop', hiding)
    const { catalog } = open()
    await catalog.load()
    await rm(join(dir, 'shop', 'smcp.json'))
    await symlink(join(dir, 'away.json'), join(dir, 'shop', 'smcp.json'))
    await catalog.refresh()
    expect(names(catalog)).to.deep.equal(['shop__look'])
    const started = open().catalog
    await started.load()
    expect(names(started)).to.deep.equal([])
    expect(started.problems()[0]?.message).to.contain("can't be read").and.contain('the plugin is hidden')
  })
})
