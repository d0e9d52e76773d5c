import { expect } from 'chai'
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { HiddenParts, linkedFiles } from '../../../../src/process/calling/hidden-parts.js'

const hidden = new HiddenParts(['/home', '/home/ada', '/srv/plugins'])

describe('the hidden parts of a machine', () => {
  it('are what is in hidden folders, and has none of these in itself', () => {
    const paths = ['/home/ada/x', '/home/bob', '/home/ada', '/home', '/usr/bin', '/srv', '/srv/plugins/p']
    expect(paths.filter((path) => hidden.has(path))).to.deep.equal([
      '/home/ada/x',
      '/home/bob',
      '/srv/plugins/p',
    ])
  })

  it('are shown around a program: with its packages, the folder above its bin, or its own', () => {
    expect(hidden.around('/home/ada/.pyenv/versions/3.12/bin/python')).to.deep.equal([
      '/home/ada/.pyenv/versions/3.12',
    ])
    expect(hidden.around('/home/ada/p/node_modules/tool/bin/cli.js')).to.deep.equal([
      '/home/ada/p/node_modules',
    ])
    expect(hidden.around('/home/ada/tools/run')).to.deep.equal(['/home/ada/tools'])
  })

  it('are never shown as a whole, nor all that is in .local', () => {
    expect(hidden.around('/home/ada/bin/run')).to.deep.equal(['/home/ada/bin'])
    expect(hidden.around('/home/ada/run')).to.deep.equal(['/home/ada/run'])
    expect(hidden.around('/home/ada/.local/bin/run')).to.deep.equal([
      '/home/ada/.local/bin',
      '/home/ada/.local/lib',
    ])
  })
})

describe('linkedFiles', () => {
  it('follows each link, also of folders, and ends in a circle', async () => {
    const dir = await realpath(await mkdtemp(join(tmpdir(), 'smcp-test-')))
    await mkdir(join(dir, 'real'))
    await writeFile(join(dir, 'real', 'file'), '')
    await symlink('real', join(dir, 'folder'))
    await symlink('folder/file', join(dir, 'link'))
    await symlink('round', join(dir, 'round'))
    expect(await linkedFiles(join(dir, 'link'))).to.deep.equal([join(dir, 'link'), join(dir, 'real', 'file')])
    expect(await linkedFiles(join(dir, 'folder', 'file'))).to.deep.equal([join(dir, 'real', 'file')])
    expect(new Set(await linkedFiles(join(dir, 'round')))).to.deep.equal(new Set([join(dir, 'round')]))
    await rm(dir, { recursive: true })
  })
})
