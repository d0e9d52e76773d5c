import { expect } from 'chai'
import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DescriptionCache } from '../../../../src/discovery/catalog/description-cache.js'
import type { Description, Plugin } from '../../../../src/discovery/tool.js'

const described: Description = {
  source: 'help',
  commands: [{ name: 'one', path: ['one'], description: 'One.', parameters: [] }],
  problems: [],
}
const failed: Description = { source: 'none', commands: [], problems: [] }

let cacheDir: string
let plugin: Plugin

beforeEach(async () => {
  const root = await mkdtemp(join(tmpdir(), 'smcp-test-'))
  const dir = join(root, 'p')
  await mkdir(dir)
  cacheDir = join(root, 'cache')
  const mainFile = join(dir, 'cli.sh')
  await writeFile(mainFile, '')
  const launch = { plugin: 'p', file: 'cli.sh', local: { interpreter: ['sh'], mainFile, args: [], cwd: dir } }
  plugin = { name: 'p', dir, mainFile, manifest: {}, launch }
})

const cache = (now?: () => number, version = '1.0.0'): DescriptionCache =>
  new DescriptionCache(cacheDir, version, now)

async function entryFile(): Promise<string> {
  const [name] = await readdir(join(cacheDir, 'descriptions'))
  return join(cacheDir, 'descriptions', name!)
}

describe('DescriptionCache', () => {
  it('gives back what was written, to the same version and for the same plugin', async () => {
    await cache().write(plugin, described, {})
    expect(await cache().read(plugin)).to.deep.equal({ description: described })
    expect(await cache(undefined, '2.0.0').read(plugin)).to.be.undefined
    const moved = { ...plugin.launch, local: { ...plugin.launch.local, interpreter: ['bash'] } }
    expect(await cache().read({ ...plugin, launch: moved })).to.be.undefined
    expect(await cache().read({ ...plugin, manifest: { hide: ['one'] } })).to.be.undefined
  })

  it('keeps the answers of a program whose description lacks some, and drops them with the whole one', async () => {
    const answers = [{ argv: ['sh', '/cli.sh', '--help'], exitCode: 0, stdout: 'usage: é', stderr: '' }]
    await cache().write(plugin, described, {}, answers)
    expect(await cache().read(plugin)).to.deep.equal({ description: described, answers })
    await cache().write(plugin, described, {})
    expect(await cache().read(plugin)).to.deep.equal({ description: described })
  })

  it('has no entry where one is damaged, cut off or of another format', async () => {
    await cache().write(plugin, described, {})
    const file = await entryFile()
    const text = await readFile(file, 'utf8')
    const foreign = JSON.stringify({
      version: '1.0.0',
      files: {},
      writtenAt: 0,
      description: { commands: 7 },
    })
    for (const damaged of [
      text.replace('"commands"', '"command"'),
      text.slice(0, -1),
      text.replace(/^smcp description \d+/, 'smcp description 0'),
      foreign,
      `${text.split('\n')[0]!}\n${foreign}`,
      'null',
      '',
      '\0',
    ]) {
      await writeFile(file, damaged)
      expect(await cache().read(plugin), damaged).to.be.undefined
    }
  })

  it('believes a failure for ten minutes, also where a manual page describes what gave no answer', async () => {
    const writtenAt = 1_000_000
    for (const description of [failed, { ...described, source: 'manual' as const }]) {
      await cache(() => writtenAt).write(plugin, description, {})
      expect(await cache(() => writtenAt + 600_000).read(plugin)).to.deep.equal({ description })
      expect(await cache(() => writtenAt + 600_001).read(plugin)).to.be.undefined
    }
    await cache(() => writtenAt).write(plugin, described, {})
    expect(await cache(() => writtenAt + 86_400_000).read(plugin)).to.deep.equal({ description: described })
  })

  it('keeps nothing of a program that was edited while it was asked', async () => {
    await cache().write(plugin, described, { [plugin.mainFile]: 'as it was' })
    expect(await cache().read(plugin)).to.be.undefined
  })
})
