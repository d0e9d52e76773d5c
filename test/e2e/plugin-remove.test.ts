import { expect } from 'chai'
import { mkdir, mkdtemp, readdir, readlink, realpath, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { runSmcp } from '../support/run-smcp.js'
import { repository } from '../support/start-smcp.js'
import { openTerminal, type Terminal } from '../support/terminal.js'

describe('smcp plugin remove', () => {
  let cwd: string

  beforeEach(async () => {
    cwd = await realpath(await mkdtemp(join(tmpdir(), 'smcp-test-')))
    await write('elsewhere/reports/cli.sh', '#!/bin/sh\n')
    await write('plugins/mine/cli.sh', '#!/bin/sh\n')
    await write('plugins/mine/README.md', '')
    await symlink('../elsewhere/reports', join(cwd, 'plugins/reports'))
  })

  async function write(name: string, text: string): Promise<void> {
    await mkdir(dirname(join(cwd, name)), { recursive: true })
    await writeFile(join(cwd, name), text)
  }
  const remove = (...args: string[]) => runSmcp(['plugin', 'remove', ...args], { cwd })
  const plugins = async (): Promise<string[]> => (await readdir(join(cwd, 'plugins'))).sort()

  it('deletes a folder with --yes, and says how much was in it', async () => {
    const { exitCode, stdout, stderr } = await remove('mine', '--yes')
    expect([exitCode, stdout, stderr]).to.deep.equal([0, '', 'Deleted plugins/mine and the 2 files in it.'])
    expect(await plugins()).to.deep.equal(['reports'])
  })

  it('unlinks a link, and leaves what it leads to as it is', async () => {
    const { exitCode, stderr } = await remove('reports', '--yes')
    expect([exitCode, stderr]).to.deep.equal([
      0,
      'Removed the link plugins/reports; elsewhere/reports stays as it is.',
    ])
    expect(await plugins()).to.deep.equal(['mine'])
    expect(await readdir(join(cwd, 'elsewhere/reports'))).to.deep.equal(['cli.sh'])
  })

  it('unlinks a link that leads nowhere, and takes its path too', async () => {
    await symlink('/no/such/folder', join(cwd, 'plugins/away'))
    const { exitCode, stdout } = await remove('plugins/away/', '--yes', '--json')
    expect(exitCode, stdout).to.equal(0)
    expect(JSON.parse(stdout)).to.deep.equal({
      removed: 'away',
      path: join(cwd, 'plugins/away'),
      kind: 'link',
      target: '/no/such/folder',
    })
    expect(await plugins()).to.deep.equal(['mine', 'reports'])
  })

  it('deletes nothing that a link inside the folder leads to', async () => {
    await symlink(join(cwd, 'elsewhere'), join(cwd, 'plugins/mine/data'))
    expect((await remove('mine', '--yes')).exitCode).to.equal(0)
    expect(await readdir(join(cwd, 'elsewhere/reports'))).to.deep.equal(['cli.sh'])
  })

  it('removes nothing where nobody can be asked and nothing says yes', async () => {
    for (const args of [['mine'], ['reports'], ['mine', '--json']]) {
      const { exitCode, stdout, stderr } = await remove(...args)
      expect(exitCode).to.equal(2)
      expect(stdout + stderr)
        .to.contain(`No one can be asked here whether to remove ${cwd}/plugins/${args[0]!}`)
        .and.contain('Pass --yes')
    }
    expect(await plugins()).to.deep.equal(['mine', 'reports'])
  })

  it('refuses what is no plugin, or in no folder of plugins, and says so', async () => {
    await write('plugins/data/numbers.csv', '')
    await write('plugins/notes.txt', '')
    await symlink('notes.txt', join(cwd, 'plugins/text'))
    const there = await plugins()
    for (const [name, message] of [
      ['data', 'plugins/data contains no plugin, so it is not removed'],
      ['notes.txt', 'plugins/notes.txt is not a folder, so it is not removed'],
      ['text', 'plugins/text is a link to a file, so it is not removed'],
      ['elsewhere/reports', `${cwd}/elsewhere/reports is not in a folder of plugins (${cwd}/plugins)`],
      ['../elsewhere', `${dirname(cwd)}/elsewhere is not in a folder of plugins`],
      ['plugins', 'There is no plugin "plugins"'],
      ['.', `${cwd} is not in a folder of plugins`],
      ['plugins/mine/..', `${cwd}/plugins is not in a folder of plugins`],
      ['plugins/mine/README.md', `${cwd}/plugins/mine/README.md is not in a folder of plugins`],
      ['', 'There is no plugin ""'],
      ['mone', 'There is no plugin "mone"'],
    ] as const) {
      const { exitCode, stderr } = await remove(name, '--yes')
      expect([exitCode, stderr], name).to.satisfy(
        ([code, said]: [number, string]) => code === 2 && said.startsWith(`Error: ${message}`),
      )
    }
    expect((await remove('mone', '--yes')).stderr).to.contain('Did you mean mine?')
    expect(await plugins()).to.deep.equal(there)
    expect(await readdir(join(cwd, 'plugins/mine'))).to.have.members(['cli.sh', 'README.md'])
  })

  it('leaves a bundled plugin, where it stands in for ./plugins and where its folder is named', async () => {
    const empty = await mkdtemp(join(tmpdir(), 'smcp-test-'))
    for (const [dir, ...args] of [[empty], [cwd, '--plugins-dir', join(repository, 'plugins')]] as const) {
      const { exitCode, stderr } = await runSmcp(
        // Without --yes nothing is removed even if it is not refused.
        ['plugin', 'remove', 'demo_math', ...args],
        { cwd: dir },
      )
      expect(exitCode).to.equal(2)
      expect(stderr).to.contain('Error: demo_math is bundled with smcp and stays\n').and.contain('--exclude')
    }
  })

  it('removes the plugin that is served, and names the one that is served then', async () => {
    await write('more/mine/cli.sh', '#!/bin/sh\n')
    const dirs = ['--plugins-dir', 'plugins', '--plugins-dir', 'more']
    const { stderr } = await remove('mine', '--yes', ...dirs)
    expect(stderr).to.contain('Deleted plugins/mine').and.contain('more/mine is served now.')
    expect(await readdir(join(cwd, 'more/mine'))).to.deep.equal(['cli.sh'])
  })

  it('removes a broken plugin', async () => {
    await write('plugins/broken/cli.py', '')
    await write('plugins/broken/smcp.json', '{')
    expect((await remove('broken', '--yes')).exitCode).to.equal(0)
    expect(await plugins()).to.deep.equal(['mine', 'reports'])
  })

  describe('at a terminal', () => {
    const open = (...args: string[]): Terminal => openTerminal(['plugin', 'remove', ...args], { cwd })

    it('asks, and deletes on yes', async () => {
      const terminal = open('mine')
      await terminal.shows('Delete plugins/mine and the 2 files in it?')
      terminal.type('y\r')
      expect(await terminal.exitCode, terminal.text()).to.equal(0)
      expect(await plugins()).to.deep.equal(['reports'])
    })

    for (const [what, keys] of [
      ['no', 'n\r'],
      ['Enter alone', '\r'],
      ['Ctrl-C', '\u0003'],
    ] as const)
      it(`removes nothing at ${what}`, async () => {
        const terminal = open('reports')
        await terminal.shows('Remove the link plugins/reports?')
        terminal.type(keys)
        expect(await terminal.exitCode, terminal.text()).to.equal(130)
        expect(terminal.text()).to.contain('Cancelled; nothing was removed')
        expect(await readlink(join(cwd, 'plugins/reports'))).to.equal('../elsewhere/reports')
      })

    it('asks nothing with --yes', async () => {
      const terminal = open('mine', '--yes')
      expect(await terminal.exitCode, terminal.text()).to.equal(0)
      expect(terminal.text()).not.to.contain('?')
    })
  })
})
