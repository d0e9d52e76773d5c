import { expect } from 'chai'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { DescriptionCache } from '../../../../src/discovery/catalog/description-cache.js'
import {
  PluginLoader,
  type LoadHow,
  type LoadOptions,
} from '../../../../src/discovery/catalog/load-plugin.js'
import { WorkedBefore } from '../../../../src/discovery/catalog/worked-before.js'
import { PythonFinder } from '../../../../src/process/python.js'
import { makeOutput } from '../../../support/make-output.js'

const contract = JSON.stringify({ commands: [{ name: 'go' }, { name: 'stop' }] })

describe('PluginLoader', () => {
  let dir: string
  /** How often a program was asked. */
  let asked: number
  let changedFiles: readonly string[]
  let options: LoadOptions

  const write = (name: string, text = ''): Promise<void> => writeFile(join(dir, name), text)
  const load = async (how: LoadHow = {}, more: Partial<LoadOptions> = {}) => {
    const loaded = await new PluginLoader({ ...options, ...more }).load({ name: 'p', dir }, how)
    return {
      tools: loaded.tools.map(({ name }) => name),
      problems: loaded.problems.map(({ severity, message }) => `${severity}: ${message}`),
      files: Object.keys(loaded.fingerprint)
        .filter((file) => dirname(file) === dir)
        .map((file) => basename(file)),
    }
  }

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'smcp-test-'))
    const cacheDir = await mkdtemp(join(tmpdir(), 'smcp-test-'))
    asked = 0
    changedFiles = []
    const environment = { PATH: process.env.PATH ?? '' }
    options = {
      python: new PythonFinder(
        { python: undefined, virtualEnv: undefined, environment, cacheDir: undefined },
        () => Promise.resolve(makeOutput()),
      ),
      concurrency: 2,
      cache: new DescriptionCache(cacheDir, '1.0.0'),
      workedBefore: new WorkedBefore(cacheDir),
      openAsk: () =>
        Promise.resolve({
          isSandboxed: true,
          openSession: () => ({
            ask: () => {
              asked += 1
              return Promise.resolve(makeOutput({ stdout: contract }))
            },
            acts: () => Promise.resolve({ changedFiles }),
            close: () => Promise.resolve(),
          }),
        }),
    }
    await write('cli.sh', '[ "$1" = --describe ] && cat contract.json\n')
  })

  it('makes a tool of each command, and tells the files that they depend on', async () => {
    await write('cli.md')
    await write('data.txt')
    const { tools, problems, files } = await load()
    expect([tools, problems]).to.deep.equal([['p__go', 'p__stop'], []])
    expect(files).to.include.members(['cli.sh', 'cli.md', 'smcp.json', '.venv']).and.not.include('data.txt')
  })

  it('asks a program once, until it changes or is no longer believed', async () => {
    await load()
    const { tools } = await load()
    expect([tools, asked]).to.deep.equal([['p__go', 'p__stop'], 1])
    await load({ isStale: true })
    expect(asked).to.equal(2)
    await write('cli.sh', '[ "$1" = --describe ] && cat other.json\n')
    await load()
    await load()
    expect(asked).to.equal(3)
  })

  it('asks it anyway where its author looks closely, and keeps nothing of that', async () => {
    for (const describe of [{ source: 'contract' }, { ask: true }] as const) {
      asked = 0
      await load({}, { describe })
      await load({}, { describe })
      expect(asked, JSON.stringify(describe)).to.equal(2)
    }
    await load()
    expect(asked).to.equal(3)
  })

  it('keeps in mind that a program worked when it was asked, and forgets it when it did not', async () => {
    const kept = new WorkedBefore(await mkdtemp(join(tmpdir(), 'smcp-test-')))
    const plugin = { dir } as Parameters<WorkedBefore['read']>[0]
    changedFiles = ['a.log']
    await load({}, { workedBefore: kept })
    expect(await kept.read(plugin)).to.contain('a.log')
    changedFiles = []
    await load({ isStale: true }, { workedBefore: kept })
    expect(await kept.read(plugin)).to.equal(undefined)
  })

  it('is nothing where there is no plugin, but for the files by which one may come', async () => {
    await rm(join(dir, 'cli.sh'))
    const { tools, problems, files } = await load()
    expect([tools, problems]).to.deep.equal([[], []])
    expect(files).to.include('smcp.json')
  })

  it('uses the last manifest while the one that is there can’t be read', async () => {
    await write('smcp.json', '{')
    expect((await load()).tools).to.deep.equal([])
    const { tools, problems } = await load({ lastManifest: { hide: ['stop'] } })
    expect(tools).to.deep.equal(['p__go'])
    expect(problems.join()).to.contain('the last good manifest stays in force')
  })

  it('never throws: what goes wrong inside is a problem of this plugin', async () => {
    const openAsk = (): never => {
      throw new Error('no')
    }
    const { tools, problems } = await load({}, { openAsk })
    expect([tools, problems]).to.deep.equal([[], ["error: can't be loaded: no"]])
    await rm(dir, { recursive: true })
    await mkdir(dir)
    expect((await load({}, { openAsk })).problems).to.deep.equal([])
  })
})
