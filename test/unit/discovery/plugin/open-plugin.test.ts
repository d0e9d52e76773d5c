import { expect } from 'chai'
import { execa } from 'execa'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openPlugin } from '../../../../src/discovery/plugin/open-plugin.js'
import type { Manifest } from '../../../../src/discovery/manifest.js'
import { python } from '../../../support/system-python.js'

describe('openPlugin', () => {
  let dir: string

  const write = (name: string, text = '', mode = 0o644): Promise<void> =>
    writeFile(join(dir, name), text, { mode })
  async function open(name = 'p', lastManifest?: Manifest) {
    const { plugin, problems } = await openPlugin({ name, dir }, python, undefined, lastManifest)
    return { plugin, problems: problems.map(({ severity, message }) => `${severity}: ${message}`) }
  }

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'smcp-test-'))
  })

  it('is no plugin and no problem where there is no main file', async () => {
    await write('README.md')
    await write('cli.md')
    await write('cli.pyc')
    await write('cli.data')
    await mkdir(join(dir, 'cli.sh'))
    expect(await open()).to.deep.equal({ plugin: undefined, problems: [] })
  })

  it('takes cli.py before cli before the others by name, and says so', async () => {
    for (const name of ['cli.sh', 'cli.mjs', 'cli', 'cli.py']) await write(name, '#!/bin/sh\n')
    const first = await open()
    expect([first.plugin?.launch.file, first.problems]).to.deep.equal([
      'cli.py',
      ['warning: has cli.py and cli and cli.mjs and cli.sh; cli.py is used'],
    ])
    await rm(join(dir, 'cli.py'))
    expect((await open()).plugin?.launch.file).to.equal('cli')
    await rm(join(dir, 'cli'))
    expect((await open()).plugin?.launch.file).to.equal('cli.mjs')
  })

  it('takes a file without a known extension only where it may be executed', async () => {
    await write('cli.exe')
    expect((await open()).plugin).to.equal(undefined)
    await rm(join(dir, 'cli.exe'))
    await write('cli.exe', '', 0o755)
    expect((await open()).plugin?.launch.file).to.equal('cli.exe')
  })

  it('opens no main file that is none: a FIFO would never end', async () => {
    await execa('mkfifo', [join(dir, 'pipe')])
    await mkdir(join(dir, 'folder'))
    for (const manifest of [{ main: 'pipe' }, { main: 'pipe', interpreter: ['sh'] }, { main: 'folder' }]) {
      await write('smcp.json', JSON.stringify(manifest))
      expect(await open(), JSON.stringify(manifest)).to.deep.equal({
        plugin: undefined,
        problems: ['error: is not a file'],
      })
    }
    await write('smcp.json', '{"main": "folder", "interpreter": ["python3"]}')
    expect((await open()).plugin?.launch.local.mainFile).to.equal(join(dir, 'folder'))
  })

  it('starts what the manifest says, where it says, with the variables that it names', async () => {
    await mkdir(join(dir, 'src'))
    await write('src/main.txt')
    await write(
      'smcp.json',
      '{"main": "src/main.txt", "interpreter": ["sh", "-e"], "cwd": "src", "env": ["A"]}',
    )
    const { plugin, problems } = await open()
    expect(problems).to.deep.equal([])
    expect(plugin?.mainFile).to.equal(join(dir, 'src/main.txt'))
    expect(plugin?.launch).to.deep.include({ plugin: 'p', file: 'src/main.txt', env: ['A'] })
    expect(plugin?.launch.local.cwd).to.equal(join(dir, 'src'))
  })

  it('names an interpreter that is missing, and where env is to find it', async () => {
    await write('cli.sh', '#!/usr/bin/env no-such-shell\n')
    await write('smcp.json', '{"interpreter": "/no/such/sh"}')
    expect((await open()).problems).to.deep.equal([
      'error: needs /no/such/sh, which is missing or not executable; create it again, or name another as "interpreter" in smcp.json',
    ])
    await rm(join(dir, 'smcp.json'))
    expect((await open()).problems[0]).to.match(/^error: needs no-such-shell, which is not on PATH/)
  })

  it('starts a command of PATH from a folder that holds nothing but the manifest', async () => {
    await write('smcp.json', '{"command": ["sh", "-c"]}')
    const { plugin, problems } = await open()
    expect(problems).to.deep.equal([])
    const sh = python.locate('sh', dir)
    expect(plugin?.mainFile).to.equal(sh)
    expect(plugin?.launch).to.deep.include({ plugin: 'p', file: 'sh' })
    expect(plugin?.launch.local).to.deep.include({ interpreter: [], mainFile: sh, args: ['-c'], cwd: dir })
    expect(Object.keys(plugin?.interpreterFiles ?? {})).to.deep.equal([sh])
  })

  it('says where a command is gone how it is had again, and takes no main file beside it', async () => {
    await write('smcp.json', '{"command": "no-such-program"}')
    expect((await open()).problems).to.deep.equal([
      'error: needs no-such-program, which is not on PATH; install it, or name its path as "command" in smcp.json',
    ])
    await write('smcp.json', '{"command": ["/no/such/program"]}')
    expect((await open()).problems).to.deep.equal([
      'error: needs /no/such/program, which is missing; put it back, or name another as "command" in smcp.json',
    ])
    await write('smcp.json', '{"command": "sh", "main": "cli.sh"}')
    expect((await open()).problems).to.deep.equal([
      'error: "cli.sh" contradicts another field; leave out one of the two; until it is fixed, the plugin is hidden',
    ])
  })

  it('refuses a name that no tool can have', async () => {
    await write('cli.sh')
    for (const name of ['my plugin', 'größe', 'x'.repeat(63)])
      expect((await open(name)).problems[0], name).to.contain(
        "has a name that can't be part of a tool's name",
      )
  })

  it('is hidden by a manifest that is wrong, unless an earlier one is in force', async () => {
    await write('cli.sh')
    await write('smcp.json', '{"hide": 7}')
    const hidden = await open()
    expect([hidden.plugin, hidden.problems]).to.deep.equal([
      undefined,
      ['error: 7 is not an array; until it is fixed, the plugin is hidden'],
    ])
    const kept = await open('p', { hide: ['x'] })
    expect(kept.plugin?.manifest).to.deep.equal({ hide: ['x'] })
    expect(kept.problems).to.deep.equal([
      'error: 7 is not an array; until it is fixed, the last good manifest stays in force',
    ])
  })

  it('never throws', async () => {
    await write('smcp.json', '{"main": "gone.py"}')
    expect((await open()).problems[0]).to.match(
      /^error: is missing, and smcp\.json names it .*build it, or correct "main": "gone\.py"$/,
    )
    await rm(dir, { recursive: true })
    expect((await open()).problems[0]).to.match(/^error: cannot be read: ENOENT/)
  })
})
