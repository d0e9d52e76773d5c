import { expect } from 'chai'
import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, rename, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PluginFolders } from '../../../../src/discovery/plugin/find-plugins.js'
import { openPlugin } from '../../../../src/discovery/plugin/open-plugin.js'
import { python } from '../../../support/system-python.js'

async function folder(
  files: Record<string, { text: string; mode?: number }>,
  name = 'p',
): Promise<{ name: string; dir: string }> {
  const dir = join(await mkdtemp(join(tmpdir(), 'smcp-test-')), name)
  await mkdir(dir)
  for (const [file, { text, mode = 0o644 }] of Object.entries(files))
    await writeFile(join(dir, file), text, { mode })
  return { name, dir }
}

describe('finding plugins', () => {
  it('follows links, takes the first of two with the same name, and says so', async () => {
    const one = await mkdtemp(join(tmpdir(), 'smcp-test-'))
    const two = await mkdtemp(join(tmpdir(), 'smcp-test-'))
    await mkdir(join(one, 'same'))
    await mkdir(join(two, 'same'))
    await symlink(join(one, 'same'), join(two, 'linked'))
    await symlink('loop', join(two, 'loop'))
    const { folders, problems } = await new PluginFolders([one, two]).find()
    expect(folders.map(({ name }) => name)).to.deep.equal(['same', 'linked'])
    expect(folders[0]?.dir).to.equal(join(one, 'same'))
    expect(problems[0]?.message).to.contain('comes first')
  })

  it('keeps what a directory held for a minute while it is away, and says so', async () => {
    const parent = join(await mkdtemp(join(tmpdir(), 'smcp-test-')), 'plugins')
    await mkdir(join(parent, 'p'), { recursive: true })
    let now = 0
    const finder = new PluginFolders([parent], () => now)
    const look = async () => {
      const { folders, away, problems } = await finder.find()
      const names = folders.map(({ name }) => name)
      return {
        names,
        isAway: away.size > 0,
        problems: problems.map(({ severity, message }) => `${severity}: ${message}`),
      }
    }
    expect(await look()).to.deep.equal({ names: ['p'], isAway: false, problems: [] })
    // Nobody has looked for an hour.
    now = 3_600_000
    await rename(parent, `${parent}.old`)
    const problems = [
      'error: the plugins folder is gone; it is served again as soon as it is back; its tools stay for a minute',
    ]
    expect(await look()).to.deep.equal({ names: ['p'], isAway: true, problems })
    now += 59_999
    expect(await look()).to.deep.equal({ names: ['p'], isAway: true, problems })
    now += 1
    expect(await look()).to.deep.equal({ names: [], isAway: false, problems })
    await rename(`${parent}.old`, parent)
    expect(await look()).to.deep.equal({ names: ['p'], isAway: false, problems: [] })
  })

  it('waits for a directory that was never there', async () => {
    const { problems } = await new PluginFolders(['/no/such/folder']).find()
    expect(problems).to.deep.equal([
      {
        file: '/no/such/folder',
        message: 'the plugins folder does not exist yet; it is served as soon as it exists',
        severity: 'warning',
      },
    ])
  })

  it('prefers cli.py, passes documents over, and names a second candidate', async () => {
    const { plugin, problems } = await openPlugin(
      await folder({ 'cli.md': { text: '' }, 'cli.js': { text: '' }, 'cli.py': { text: '' } }),
      python,
    )
    expect(plugin?.launch.file).to.equal('cli.py')
    expect(problems.map(({ severity }) => severity)).to.deep.equal(['warning'])
    expect(
      await openPlugin(await folder({ 'cli.md': { text: '' }, 'README.md': { text: '' } }), python),
    ).to.deep.equal({ problems: [] })
  })

  it('runs what has a shebang line by it, and says what is missing where nothing can run it', async () => {
    const script = await openPlugin(await folder({ 'cli.sh': { text: '#!/usr/bin/env bash\n' } }), python)
    expect(script.plugin?.launch.local).to.deep.include({ interpreter: ['/usr/bin/env', 'bash'] })
    const bare = await openPlugin(await folder({ cli: { text: 'x' } }), python)
    expect(bare.problems[0]?.message).to.contain('no shebang line and no executable bit')
  })

  it('names an interpreter that is missing, with the cure', async () => {
    const messages = async (files: Parameters<typeof folder>[0]): Promise<string> => {
      const { plugin, problems } = await openPlugin(await folder(files), python)
      return `${plugin === undefined}: ${problems.map(({ severity, message }) => `${severity} ${message}`).join()}`
    }
    const cure = 'name another as "interpreter" in smcp.json'
    expect(await messages({ cli: { text: '#!/usr/bin/env -S no-such-ruby -w\n' } })).to.equal(
      `true: error needs no-such-ruby, which is not on PATH; install it, or ${cure}`,
    )
    expect(await messages({ 'cli.rb': { text: '#!/nowhere/ruby\n' } })).to.equal(
      `true: error needs /nowhere/ruby, which is missing or not executable; create it again, or ${cure}`,
    )
    const manifest = { text: '{"interpreter": ["no-such-ruby", "-w"]}' }
    expect(await messages({ 'cli.rb': { text: '' }, 'smcp.json': manifest })).to.contain('needs no-such-ruby')
  })

  it('never opens a FIFO, and refuses a name that no tool can have', async () => {
    const fifo = await folder({})
    execFileSync('mkfifo', [join(fifo.dir, 'cli.py')])
    expect(await openPlugin(fifo, python)).to.deep.equal({ problems: [] })
    const { problems } = await openPlugin(await folder({ 'cli.py': { text: '' } }, 'my plugin'), python)
    expect(problems[0]?.message).to.contain("has a name that can't be part of a tool's name")
  })
})
