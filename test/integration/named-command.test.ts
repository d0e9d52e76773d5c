import { expect } from 'chai'
import { on } from 'node:events'
import { chmod, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { readConfig } from '../../src/config.js'
import { openCore, type Core } from '../../src/core/open-core.js'
import type { PluginChange } from '../../src/discovery/catalog/plugin-change.js'
import { watchCatalog } from '../../src/discovery/catalog/watch-catalog.js'
import { callText } from '../support/call-text.js'
import { silentLogger } from '../support/silent-logger.js'

/** A program with one option, which says where it runs and what it was given. */
const program = (option: string): string => `#!/bin/sh
if [ "$1" = fixed ]; then shift; fi
if [ "$1" = --help ]; then
  printf 'Usage: greet [options]\\n\\nOptions:\\n  --${option} TEXT    Whom.\\n'
  exit
fi
echo "$@"
`

describe('a plugin whose manifest names a command', () => {
  let root: string
  let core: Core

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'smcp-test-'))
    await mkdir(join(root, 'bin'))
    await mkdir(join(root, 'plugins', 'greet'), { recursive: true })
    await install('name')
    await writeFile(join(root, 'plugins/greet/smcp.json'), '{"command": ["greet", "fixed"], "ask": true}')
    const environment = { ...process.env, PATH: [join(root, 'bin'), process.env.PATH].join(delimiter) }
    const config = readConfig({ pluginsDirs: [join(root, 'plugins')] }, environment)
    core = openCore({ ...config, cacheDir: join(root, 'cache') })
    await core.catalog.load()
  })
  afterEach(() => rm(root, { recursive: true }))

  /** In one step, as package managers do it. */
  async function install(option: string): Promise<void> {
    await writeFile(join(root, 'bin/new'), program(option))
    await chmod(join(root, 'bin/new'), 0o755)
    await rename(join(root, 'bin/new'), join(root, 'bin/greet'))
  }
  const parameters = async (): Promise<string[]> =>
    (await core.catalog.list()).flatMap(({ command }) => command.parameters.map(({ name }) => name))

  it('is described and run by the program of PATH, with its first arguments', async () => {
    expect(core.catalog.problems()).to.deep.equal([])
    expect(await parameters()).to.deep.equal(['name'])
    expect(await callText(core, 'greet__run', { name: 'Ada' })).to.match(/^--name[= ]Ada$/)
  })

  it('is described again when the program is another one, and back when it is', async () => {
    await install('person')
    await core.catalog.refresh()
    expect(await parameters()).to.deep.equal(['person'])
    await rename(join(root, 'bin/greet'), join(root, 'bin/away'))
    await core.catalog.refresh()
    expect(core.catalog.problems()[0]?.message).to.match(/^needs greet, which is not on PATH; install it/)
    await rename(join(root, 'bin/away'), join(root, 'bin/greet'))
    await core.catalog.refresh()
    expect([core.catalog.problems(), await parameters()]).to.deep.equal([[], ['person']])
  })

  it('is noticed by a server that watches when the program goes and comes', async () => {
    const changes = on(core.catalog, 'plugin')
    const watch = watchCatalog(core.catalog, 'auto', silentLogger())
    const change = async (): Promise<unknown> => {
      const { value } = (await changes.next()) as { value: [PluginChange] }
      return value[0].kind
    }
    await rename(join(root, 'bin/greet'), join(root, 'bin/away'))
    expect(await change()).to.equal('broken')
    await rename(join(root, 'bin/away'), join(root, 'bin/greet'))
    expect(await change()).to.equal('repaired')
    await watch.close()
  })
})
