import { expect } from 'chai'
import { appendFile, chmod, mkdir, mkdtemp, readdir, readFile, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../../src/config.js'
import { openCore } from '../../src/core/open-core.js'

/** A plugin that notes every time that it is run, outside of its folder. */
async function countingPlugin(): Promise<{ dir: string; cacheDir: string; runs: () => Promise<number> }> {
  const root = await mkdtemp(join(tmpdir(), 'smcp-test-'))
  const [dir, log] = [join(root, 'plugins'), join(root, 'runs.log')]
  await mkdir(join(dir, 'counting'), { recursive: true })
  await writeFile(log, '')
  await writeFile(
    join(dir, 'counting', 'cli.sh'),
    `#!/bin/sh\necho run >> ${log}\nif [ "$1" = --describe ]; then cat ./contract.json; fi\n`,
  )
  await writeFile(join(dir, 'counting', 'contract.json'), '{"commands": [{"name": "one"}]}')
  const runs = async (): Promise<number> => (await readFile(log, 'utf8')).split('\n').length - 1
  return { dir, cacheDir: join(root, 'cache'), runs }
}

async function toolNames(dir: string, settings: Record<string, unknown>): Promise<string[]> {
  const config = readConfig({ pluginsDirs: [dir] })
  const core = openCore({ ...config, noCache: false, askSandbox: 'never', ...settings })
  await core.catalog.load()
  return (await core.catalog.list()).map(({ name }) => name)
}

describe('the cache of descriptions', () => {
  it('asks a program once, and again when its source changes, not its data', async () => {
    const { dir, cacheDir, runs } = await countingPlugin()
    expect(await toolNames(dir, { cacheDir })).to.deep.equal(['counting__one'])
    expect(await toolNames(dir, { cacheDir })).to.deep.equal(['counting__one'])
    expect(await runs()).to.equal(1)
    await writeFile(join(dir, 'counting', 'data.log'), 'x')
    await toolNames(dir, { cacheDir })
    expect(await runs()).to.equal(1)
    await appendFile(join(dir, 'counting', 'cli.sh'), '# changed\n')
    await toolNames(dir, { cacheDir })
    expect(await runs()).to.equal(2)
  })

  it('notices a change that keeps size and time, and a manifest that appears', async () => {
    const { dir, cacheDir, runs } = await countingPlugin()
    const file = join(dir, 'counting', 'cli.sh')
    const time = new Date('2026-01-01T00:00:00Z')
    await utimes(file, time, time)
    await toolNames(dir, { cacheDir })
    await chmod(file, 0o700)
    await toolNames(dir, { cacheDir })
    expect(await runs()).to.equal(2)
    await writeFile(join(dir, 'counting', 'smcp.json'), '{"describe": {"commands": [{"name": "two"}]}}')
    expect(await toolNames(dir, { cacheDir })).to.deep.equal(['counting__two'])
    expect(await runs()).to.equal(2)
  })

  it('is made anew where an entry is damaged, and costs nobody more than that', async () => {
    const { dir, cacheDir, runs } = await countingPlugin()
    await toolNames(dir, { cacheDir })
    const entries = join(cacheDir, 'descriptions')
    for (const entry of await readdir(entries))
      await writeFile(join(entries, entry), '{"version": "0.1.0", "description": {"commands": []}}')
    expect(await toolNames(dir, { cacheDir })).to.deep.equal(['counting__one'])
    await toolNames(dir, { cacheDir })
    expect(await runs()).to.equal(2)
  })

  it('keeps a failure too, until its program changes', async () => {
    const { dir, cacheDir, runs } = await countingPlugin()
    const file = join(dir, 'counting', 'cli.sh')
    const text = await readFile(file, 'utf8')
    await writeFile(file, text.replace('cat ./contract.json', 'exit 3'))
    expect(await toolNames(dir, { cacheDir })).to.deep.equal(['counting__run'])
    const asked = await runs()
    expect(await toolNames(dir, { cacheDir })).to.deep.equal(['counting__run'])
    expect(await runs()).to.equal(asked)
    await writeFile(file, text)
    expect(await toolNames(dir, { cacheDir })).to.deep.equal(['counting__one'])
  })

  it('asks again with --no-cache, with another version, and where the cache is broken or can not be written', async () => {
    const { dir, cacheDir, runs } = await countingPlugin()
    await toolNames(dir, { cacheDir })
    await toolNames(dir, { cacheDir, noCache: true })
    await toolNames(dir, { cacheDir, version: '99.0.0' })
    expect(await runs()).to.equal(3)
    const names = await toolNames(dir, { cacheDir: '/proc/none/smcp' })
    expect([names, await runs()]).to.deep.equal([['counting__one'], 4])
  })
})
