import { expect } from 'chai'
import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findPluginFolders } from '../../../src/discovery/find-plugins.js'
import { openPlugin } from '../../../src/discovery/open-plugin.js'
import { PythonFinder } from '../../../src/process/python.js'
import { createRunProcess } from '../../../src/process/run-process.js'

const python = new PythonFinder(
  { python: undefined, virtualEnv: undefined, environment: {}, cacheDir: undefined },
  createRunProcess({ PATH: process.env.PATH ?? '' }),
)

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
    const { folders, problems } = await findPluginFolders([one, two])
    expect(folders.map(({ name }) => name)).to.deep.equal(['same', 'linked'])
    expect(folders[0]?.dir).to.equal(join(one, 'same'))
    expect(problems[0]?.message).to.contain('comes first')
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
    expect(script.plugin?.launch.local).to.deep.include({ command: '/usr/bin/env' })
    const bare = await openPlugin(await folder({ cli: { text: 'x' } }), python)
    expect(bare.problems[0]?.message).to.contain('no shebang line and no run bit')
  })

  it('never opens a FIFO, and refuses a name that no tool can have', async () => {
    const fifo = await folder({})
    execFileSync('mkfifo', [join(fifo.dir, 'cli.py')])
    expect(await openPlugin(fifo, python)).to.deep.equal({ problems: [] })
    const { problems } = await openPlugin(await folder({ 'cli.py': { text: '' } }, 'my plugin'), python)
    expect(problems[0]?.message).to.contain('has a name that no tool can have')
  })
})
