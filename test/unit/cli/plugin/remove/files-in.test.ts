import { expect } from 'chai'
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { filesIn } from '../../../../../src/cli/plugin/remove/files-in.js'

describe('filesIn', () => {
  it('counts files and links at any depth, and nothing behind a link', () => {
    const dir = mkdtempSync(join(tmpdir(), 'smcp-test-'))
    const outside = mkdtempSync(join(tmpdir(), 'smcp-test-'))
    writeFileSync(join(outside, 'a'), '')
    writeFileSync(join(outside, 'b'), '')
    expect(filesIn(dir)).to.equal(0)
    mkdirSync(join(dir, 'deep/deeper'), { recursive: true })
    writeFileSync(join(dir, 'deep/deeper/c'), '')
    symlinkSync(outside, join(dir, 'deep/link'))
    expect(filesIn(dir)).to.equal(2)
  })
})
