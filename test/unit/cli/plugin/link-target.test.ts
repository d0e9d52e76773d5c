import { expect } from 'chai'
import { mkdtempSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { linkTarget } from '../../../../src/cli/plugin/link-target.js'

describe('linkTarget', () => {
  it('tells where a link leads, also to nothing, and nothing of what is no link', () => {
    const dir = mkdtempSync(join(tmpdir(), 'smcp-test-'))
    symlinkSync('../away', join(dir, 'dangling'))
    symlinkSync(dir, join(dir, 'itself'))
    expect(linkTarget(join(dir, 'dangling'))).to.equal(join(dir, '../away'))
    expect(linkTarget(join(dir, 'itself'))).to.equal(dir)
    expect(linkTarget(dir)).to.equal(undefined)
    expect(linkTarget(join(dir, 'nothing'))).to.equal(undefined)
  })
})
