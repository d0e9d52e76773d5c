import { expect } from 'chai'
import { mkdtemp, realpath, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileToChange } from '../../../../src/cli/connect/file-to-change.js'

describe('fileToChange', () => {
  let folder: string
  const me = process.getuid!()
  beforeEach(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), 'smcp-test-')))
  })

  it('is the file itself, whether it is there or not, or its folder is not', async () => {
    const file = join(folder, 'mcp.json')
    expect(fileToChange(file)).to.equal(file)
    await writeFile(file, '{}')
    expect(fileToChange(file)).to.equal(file)
    const deeper = join(folder, 'a/b/mcp.json')
    expect(fileToChange(deeper)).to.equal(deeper)
  })

  it('is the file behind a link', async () => {
    const file = join(folder, 'dotfiles.json')
    await writeFile(file, '{}')
    await symlink(file, join(folder, 'mcp.json'))
    expect(fileToChange(join(folder, 'mcp.json'))).to.equal(file)
  })

  it('is none for a link that leads nowhere', async () => {
    const file = join(folder, 'mcp.json')
    await symlink(join(folder, 'gone.json'), file)
    expect(() => fileToChange(file)).to.throw(`${file} is a link to a file that is not there`)
  })

  it('is none if the file is another user’s, or if root would leave its own in the folder of another', async () => {
    const file = join(folder, 'mcp.json')
    await writeFile(file, '{}')
    expect(() => fileToChange(file, me + 1)).to.throw(
      `${file} belongs to another user (${me}), not to this one (${me + 1})`,
    )
    const isRoot = me === 0
    if (!isRoot)
      expect(() => fileToChange(join(folder, 'new.json'), 0)).to.throw(`${folder} belongs to another user`)
  })
})
