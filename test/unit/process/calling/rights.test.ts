import { expect } from 'chai'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, realpath, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Rights } from '../../../../src/process/calling/rights.js'

describe('what a plugin may have in its sandbox', () => {
  let root: string
  let folder: string

  const rights = (within?: readonly string[]): Rights =>
    new Rights(folder, { folder, mode: 'strict', writable: [], readable: [], ...(within && { within }) })

  beforeEach(async () => {
    root = await realpath(await mkdtemp(join(tmpdir(), 'smcp-test-')))
    folder = join(root, 'p')
    await mkdir(join(folder, 'data'), { recursive: true })
    await mkdir(join(root, 'away', 'in'), { recursive: true })
    await symlink(join(root, 'away'), join(folder, 'link'))
    await symlink(join(root, 'nowhere'), join(folder, 'dangling'))
  })
  afterEach(() => rm(root, { recursive: true }))

  it('is all that it names, where nobody demands a sandbox of it', async () => {
    const all = rights()
    expect(await all.toChange([folder, join(root, 'away')])).to.deep.equal([folder, join(root, 'away')])
    expect(all.refused).to.deep.equal([])
  })

  it('is what lies in its folder, and not the folder, which holds its manifest', async () => {
    const some = rights([])
    expect(await some.toChange([join(folder, 'data'), folder, root])).to.deep.equal([join(folder, 'data')])
    expect(some.refused).to.deep.equal([folder, root])
    expect(await some.toRead([folder])).to.deep.equal([folder])
  })

  it('is what the operator allows, where links lead', async () => {
    const away = join(root, 'away')
    expect(await rights([away]).toChange([join(folder, 'link'), join(away, 'in')])).to.deep.equal([
      away,
      join(away, 'in'),
    ])
    const none = rights([join(away, 'in')])
    expect(await none.toRead([join(folder, 'link'), away, join(away, 'gone')])).to.deep.equal([])
    expect(none.refused).to.deep.equal([join(folder, 'link'), away, join(away, 'gone')])
  })

  it('is made where it is missing in its folder, and never elsewhere', async () => {
    const some = rights([])
    expect(await some.toChange([join(folder, 'new', 'deep')])).to.deep.equal([join(folder, 'new', 'deep')])
    await some.toChange([
      join(folder, 'link', 'new'),
      join(folder, 'dangling'),
      join(folder, 'dangling', 'new'),
    ])
    expect(existsSync(join(root, 'away', 'new'))).to.equal(false)
    expect(existsSync(join(root, 'nowhere'))).to.equal(false)
    await some.toRead([join(folder, 'unread')])
    expect(existsSync(join(folder, 'unread'))).to.equal(false)
  })
})
