import { expect } from 'chai'
import { lstatSync } from 'node:fs'
import { mkdtemp, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { infoAt } from '../../../../src/discovery/plugin/info-at.js'

describe('what is at a path', () => {
  it('is what a link leads to, or the link, and nothing where that can’t be looked at', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'smcp-test-'))
    const at = (name: string): string => join(dir, name)
    await writeFile(at('file'), '')
    for (const [name, target] of [
      ['link', 'file'],
      ['dangling', 'gone'],
      ['itself', 'itself'],
    ] as const)
      await symlink(target, at(name))
    expect(infoAt(at('link'))?.isFile()).to.equal(true)
    expect(infoAt(at('link'), lstatSync)?.isSymbolicLink()).to.equal(true)
    expect(infoAt(at('dangling'), lstatSync)?.isSymbolicLink()).to.equal(true)
    for (const name of ['gone', 'dangling', 'itself', 'file/below'])
      expect(infoAt(at(name)), name).to.equal(undefined)
    expect(infoAt(at('file/below'), lstatSync)).to.equal(undefined)
  })
})
