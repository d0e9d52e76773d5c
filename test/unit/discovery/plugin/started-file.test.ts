import { expect } from 'chai'
import { mkdir, mkdtemp, realpath, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { startedFile } from '../../../../src/discovery/plugin/started-file.js'

let root: string

async function started(target: string, text: string): Promise<string> {
  const file = join(root, target)
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, text)
  const dir = join(root, 'plugins/p')
  await mkdir(dir, { recursive: true })
  await symlink(file, join(dir, 'cli'))
  return (await startedFile(join(dir, 'cli'), dir)).replace(root, '')
}

describe('startedFile', () => {
  beforeEach(async () => {
    root = await realpath(await mkdtemp(join(tmpdir(), 'smcp-test-')))
  })

  it('is where a link to an installed program leads, and no further', async () => {
    expect(await started('.cargo/bin/cargo', '\u007fELF\0')).to.equal('/.cargo/bin/cargo')
    await mkdir(join(root, 'plugins/sort'))
    const link = join(root, 'plugins/sort/cli')
    await symlink('/bin/sort', link)
    expect(await startedFile(link, dirname(link))).to.equal('/bin/sort')
  })

  it('is the main file of a program that is somebody own', async () => {
    expect(await started('.cargo/bin/backup', '#!/bin/sh\n')).to.equal('/plugins/p/cli')
  })

  it('is the main file of what lies in the folder of the plugin', async () => {
    expect(await started('plugins/p/node_modules/tool/cli.js', '')).to.equal('/plugins/p/cli')
  })

  it('is a main file that is no link', async () => {
    await writeFile(join(root, 'cli'), '')
    expect(await startedFile(join(root, 'cli'), root)).to.equal(join(root, 'cli'))
  })
})
