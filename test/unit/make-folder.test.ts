import { expect } from 'chai'
import { mkdtempSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeFolder } from '../../src/make-folder.js'

describe('makeFolder', () => {
  const dir = mkdtempSync(join(tmpdir(), 'smcp-test-'))

  it('makes a folder and those above it, with the mode that is given, and leaves what is there', () => {
    const deep = join(dir, 'one', 'two')
    makeFolder(deep, 0o700)
    makeFolder(deep, 0o755)
    for (const made of [deep, join(dir, 'one')]) expect(statSync(made).mode & 0o777).to.equal(0o700)
  })

  it('says so where a file is in the way, or where none can be made', () => {
    writeFileSync(join(dir, 'file'), '')
    expect(() => {
      makeFolder(join(dir, 'file'))
    }).to.throw('EEXIST')
    expect(() => {
      makeFolder('/proc/none/smcp')
    }).to.throw(/^E[A-Z]+: /)
  })
})
