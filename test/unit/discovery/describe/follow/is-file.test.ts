import { expect } from 'chai'
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isFile } from '../../../../../src/discovery/describe/follow/is-file.js'

describe('isFile', () => {
  it('is so for a file and a link to one, and for nothing else', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'smcp-test-'))
    await writeFile(join(dir, 'file'), '')
    await symlink('file', join(dir, 'link'))
    await symlink('gone', join(dir, 'dangling'))
    const names = ['file', 'link', 'dangling', 'none', '.']
    const found = await Promise.all(names.map((name) => isFile(join(dir, name))))
    await rm(dir, { recursive: true })
    expect(found).to.deep.equal([true, true, false, false, false])
  })
})
