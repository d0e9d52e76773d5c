import { expect } from 'chai'
import { mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { realPath } from '../../../src/cli/real-path.js'

describe('realPath', () => {
  let dir: string
  beforeEach(() => {
    dir = realpathSync(mkdtempSync(join(tmpdir(), 'real-path-')))
  })
  afterEach(() => {
    rmSync(dir, { recursive: true })
  })

  it('is where a link leads, and the path itself where nothing is there', () => {
    const link = join(dir, 'link')
    symlinkSync(dir, link, 'junction')
    expect(realPath(link)).to.equal(dir)
    expect(realPath(join(dir, 'no-such-folder'))).to.equal(join(dir, 'no-such-folder'))
  })
})
