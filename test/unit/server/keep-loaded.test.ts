import { expect } from 'chai'
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../../../src/config.js'
import { openCore, type Core } from '../../../src/core/open-core.js'
import type { Logger } from '../../../src/logging.js'
import { keepLoaded } from '../../../src/server/keep-loaded.js'
import { until } from '../../support/processes.js'

describe('keepLoaded', () => {
  let dir: string
  let lines: string[]
  let stop: () => Promise<void>
  const write = (_fields: unknown, line?: unknown): void => void lines.push(String(line))
  const logger = { info: write, warn: write, error: write, debug: write } as unknown as Logger

  /** A plugin whose commands its manifest describes: no program is run. */
  const addPlugin = async (name: string, ...commands: string[]): Promise<void> => {
    await mkdir(join(dir, name))
    const describe = { commands: commands.map((command) => ({ name: command })) }
    await writeFile(join(dir, name, 'smcp.json'), JSON.stringify({ describe }))
    await writeFile(join(dir, name, 'cli.sh'), '')
  }
  const keep = (watch: 'poll' | 'never'): Core => {
    const config = { ...readConfig({ pluginsDirs: [dir] }, { PATH: process.env.PATH }), noCache: true, watch }
    const core = openCore(config)
    stop = keepLoaded(core, config, logger)
    return core
  }

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'smcp-test-'))
    lines = []
  })

  it('loads the plugins, and tells what is wrong with them and with their names', async () => {
    await addPlugin('a', 'b__c')
    await addPlugin('a__b', 'c')
    await mkdir(join(dir, 'wrong'))
    await writeFile(join(dir, 'wrong', 'smcp.json'), '{"hid": []}')
    const { catalog } = keep('never')
    await catalog.load()
    await until(() => lines.length > 1)
    expect((await catalog.list()).length).to.equal(1)
    expect(lines.join('\n'))
      .to.match(/plugin wrong: hid: is not known/)
      .and.match(/plugin a__b: .*a__b__c/)
    await stop()
  })

  it('goes on watching them until it is stopped', async () => {
    await addPlugin('one', 'go')
    const { catalog } = keep('poll')
    await until(() => catalog.listenerCount('watched') > 0)
    await addPlugin('two', 'go')
    await until(() => lines.includes('plugin two added, 1 tool'))
    await stop()
    expect(catalog.listenerCount('watched')).to.equal(0)
  })

  it('watches nothing where that is switched off, or where it was stopped before', async () => {
    for (const watch of ['never', 'poll'] as const) {
      const { catalog } = keep(watch)
      await stop()
      await catalog.load()
      await catalog.described(0)
      expect(catalog.listenerCount('watched'), watch).to.equal(0)
    }
  })
})
