import { expect } from 'chai'
import { chmod, mkdir, mkdtemp, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { findOnPath, isExecutable } from '../../../src/process/find-on-path.js'

describe('findOnPath', () => {
  let dir: string
  const program = async (name: string, mode = 0o755): Promise<string> => {
    await mkdir(join(dir, name, '..'), { recursive: true })
    await writeFile(join(dir, name), '', { mode })
    return join(dir, name)
  }
  const find = (command: string, folders: readonly string[], cwd?: string): string | undefined =>
    findOnPath(command, { PATH: folders.map((folder) => join(dir, folder)).join(delimiter) }, cwd)

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'smcp-test-'))
  })

  it('takes the first executable file of that name', async () => {
    await program('text/tool', 0o644)
    await mkdir(join(dir, 'folder/tool'), { recursive: true })
    const tool = await program('a/tool')
    await program('b/tool')
    expect(find('tool', ['none', 'text', 'folder', 'a', 'b'])).to.equal(tool)
    expect(find('tool', ['none', 'text', 'folder'])).to.equal(undefined)
  })

  it('looks nowhere for a path, which is relative to the folder in which it is run', async () => {
    const tool = await program('work/bin/tool')
    const work = join(dir, 'work')
    expect(find('./bin/tool', [], work)).to.equal(tool)
    expect(find(tool, [])).to.equal(tool)
    expect(find('./tool', ['work/bin'], work)).to.equal(undefined)
  })

  it('takes a relative folder of PATH for one of the folder in which it is run, as the system does', async () => {
    const tool = await program('work/bin/tool')
    const work = join(dir, 'work')
    expect(findOnPath('tool', { PATH: 'bin' }, work)).to.equal(tool)
    expect(findOnPath('tool', { PATH: `${delimiter}/none` }, join(work, 'bin'))).to.equal(tool)
  })

  it('reads PATH in any case, and does without', async () => {
    const tool = await program('a/tool')
    expect(findOnPath('tool', { Path: join(dir, 'a') })).to.equal(tool)
    expect(findOnPath('tool', {}, join(dir, 'a'))).to.equal(undefined)
  })
})

describe('isExecutable', () => {
  it('is true of a file with the executable bit, also behind a link', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'smcp-test-'))
    const file = join(dir, 'file')
    await writeFile(file, '')
    await symlink(file, join(dir, 'link'))
    await symlink('nowhere', join(dir, 'dangling'))
    expect([file, join(dir, 'link')].map(isExecutable)).to.deep.equal([false, false])
    await chmod(file, 0o755)
    expect([file, join(dir, 'link')].map(isExecutable)).to.deep.equal([true, true])
    expect([dir, join(dir, 'dangling'), join(dir, 'none')].map(isExecutable)).to.deep.equal([
      false,
      false,
      false,
    ])
  })
})
