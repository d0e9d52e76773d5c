import { expect } from 'chai'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { removePlugin } from '../../../../../src/cli/plugin/remove/remove-plugin.js'
import { ConfigError } from '../../../../../src/errors.js'

describe('removePlugin', () => {
  let dir: string
  let outside: string

  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'smcp-test-'))
    outside = mkdtempSync(join(tmpdir(), 'smcp-test-'))
    writeFileSync(join(outside, 'kept.txt'), 'kept')
  })
  const kept = (): string => readFileSync(join(outside, 'kept.txt'), 'utf8')

  it('deletes a folder with all that is in it, and nothing that a link in it leads to', () => {
    mkdirSync(join(dir, 'mine/deep'), { recursive: true })
    writeFileSync(join(dir, 'mine/deep/cli.py'), '')
    symlinkSync(outside, join(dir, 'mine/link'))
    symlinkSync(join(outside, 'kept.txt'), join(dir, 'mine/deep/link.txt'))
    removePlugin({ kind: 'folder', path: join(dir, 'mine') })
    expect(readdirSync(dir)).to.deep.equal([])
    expect(kept()).to.equal('kept')
  })

  it('removes a link alone', () => {
    symlinkSync(outside, join(dir, 'mine'))
    removePlugin({ kind: 'link', path: join(dir, 'mine') })
    expect(readdirSync(dir)).to.deep.equal([])
    expect(kept()).to.equal('kept')
  })

  it('removes only the link where a folder was expected and a link has taken its place', () => {
    symlinkSync(outside, join(dir, 'mine'))
    removePlugin({ kind: 'folder', path: join(dir, 'mine') })
    expect(readdirSync(dir)).to.deep.equal([])
    expect(kept()).to.equal('kept')
  })

  it('removes no folder where a link was expected', () => {
    mkdirSync(join(dir, 'mine'))
    expect(() => {
      removePlugin({ kind: 'link', path: join(dir, 'mine') })
    }).to.throw(ConfigError, "mine can't be removed")
    expect(readdirSync(dir)).to.deep.equal(['mine'])
  })

  it('says so where it is gone already', () => {
    expect(() => {
      removePlugin({ kind: 'folder', path: join(dir, 'gone') })
    }).to.throw(ConfigError, "gone can't be removed: ENOENT")
  })
})
