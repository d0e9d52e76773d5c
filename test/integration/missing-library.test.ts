import { expect } from 'chai'
import { mkdir, mkdtemp, readdir, writeFile } from 'node:fs/promises'
import { execa } from 'execa'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../../src/config.js'
import { openCore, type Core } from '../../src/core/open-core.js'

/** A plugin that lacks a library, over a cache: opened again, it is as after another start. */
async function makePlugin(file: string, text: string): Promise<{ dir: string; open: () => Core }> {
  const root = await mkdtemp(join(tmpdir(), 'smcp-test-'))
  const dir = join(root, 'plugins', 'p')
  await mkdir(dir, { recursive: true })
  await writeFile(join(dir, file), text)
  const config = { ...readConfig({ pluginsDirs: [join(root, 'plugins')] }), cacheDir: join(root, 'cache') }
  return { dir, open: () => openCore({ ...config, noCache: false }) }
}

async function state({ catalog }: Core): Promise<string> {
  await catalog.load()
  await catalog.refresh()
  return catalog.plugins()[0]!.problems[0]?.message ?? 'well'
}

describe('a plugin that lacks a library', () => {
  it('is well as soon as it is installed into its .venv, at once and after a start', async () => {
    const { dir, open } = await makePlugin(
      'cli.py',
      'import argparse, brought\nargparse.ArgumentParser(description="Fine.").parse_args()\n',
    )
    const core = open()
    expect(await state(core)).to.contain('brought is missing')
    await execa('python3', ['-m', 'venv', '--without-pip', join(dir, '.venv')])
    expect(await state(core)).to.contain('brought is missing')
    const lib = join(dir, '.venv', 'lib')
    const [version] = await readdir(lib)
    await writeFile(join(lib, version!, 'site-packages', 'brought.py'), '')
    expect(await state(open())).to.equal('well')
    expect(await state(core)).to.equal('well')
  })

  it('is well as soon as a package of Node is there', async () => {
    const { dir, open } = await makePlugin(
      'cli.cjs',
      `const brought = require('brought')\nif (process.argv[2] === '--help') console.log('Usage: cli [-v]\\n\\nOptions:\\n  -v  Say more.')\n`,
    )
    const core = open()
    expect(await state(core)).to.contain('brought is missing')
    await mkdir(join(dir, 'node_modules', 'brought'), { recursive: true })
    await writeFile(join(dir, 'node_modules', 'brought', 'index.js'), '')
    expect(await state(open())).to.equal('well')
    expect(await state(core)).to.equal('well')
  })
})
