import { expect } from 'chai'
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { findManPage } from '../../../../../../src/discovery/describe/carried/man/find-man-page.js'

const page = '.SH NAME\nprog \\- does things\n.SH OPTIONS\n.TP\n\\-a\nAll.\n'

describe('findManPage', () => {
  let prefix: string
  const put = async (path: string, content: string | Buffer): Promise<void> => {
    await mkdir(join(prefix, path, '..'), { recursive: true })
    await writeFile(join(prefix, path), content)
  }

  beforeEach(async () => {
    prefix = await mkdtemp(join(tmpdir(), 'smcp-test-'))
  })

  it('reads the page beside a program, packed or not, and those of its commands', async () => {
    await put('share/man/man1/prog.1.gz', gzipSync(page))
    await put('share/man/man8/prog-sub.8', page)
    const own = await findManPage(join(prefix, 'bin/prog'))
    expect(own).to.deep.include({ file: join(prefix, 'share/man/man1/prog.1.gz'), summary: 'does things' })
    expect(own?.options.map(({ flags }) => flags)).to.deep.equal([['-a']])
    expect(await findManPage(join(prefix, 'sbin/prog'), ['sub'])).to.include({ summary: 'does things' })
  })

  it('follows a page that only names another, but not for ever and not out of its folder', async () => {
    await put('share/man/man1/prog.1', page)
    await put('share/man/man1/other.1', '.so man1/prog.1\n')
    await put('share/man/man1/circle.1', '.so man1/circle.1\n')
    await put('share/man/man1/out.1', '.so man1/../../../secret\n')
    expect(await findManPage(join(prefix, 'bin/other'))).to.include({ summary: 'does things' })
    for (const name of ['circle', 'out'])
      expect((await findManPage(join(prefix, 'bin', name)))?.options ?? [], name).to.deep.equal([])
  })

  it('finds nothing where there is no page, or one that cannot be read', async () => {
    await put('share/man/man1/broken.1.gz', 'no gzip')
    for (const name of ['none', 'broken'])
      expect(await findManPage(join(prefix, 'bin', name)), name).to.equal(undefined)
    expect(await findManPage(join(prefix, 'bin/prog'), ['../x'])).to.equal(undefined)
  })
})
