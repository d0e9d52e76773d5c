import { expect } from 'chai'
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { ManPages, type Manual } from '../../../../../../src/discovery/describe/carried/man/man-pages.js'

const page = '.SH NAME\nprog \\- does things\n.SH OPTIONS\n.TP\n\\-a\nAll.\n'

describe('ManPages', () => {
  let prefix: string
  const put = async (path: string, content: string | Buffer): Promise<void> => {
    await mkdir(join(prefix, path, '..'), { recursive: true })
    await writeFile(join(prefix, path), content)
  }

  beforeEach(async () => {
    prefix = await mkdtemp(join(tmpdir(), 'smcp-test-'))
  })

  const read = async (path: string, ...words: string[]): Promise<Manual | undefined> =>
    (await ManPages.of([join(prefix, path)])).read(words)

  it('reads the page beside a program, packed or not', async () => {
    await put('share/man/man1/prog.1.gz', gzipSync(page))
    await put('share/man/man8/daemon.8x', page)
    const own = await read('bin/prog')
    expect(own).to.deep.include({ file: join(prefix, 'share/man/man1/prog.1.gz'), summary: 'does things' })
    expect(own?.options.map(({ flags }) => flags)).to.deep.equal([['-a']])
    expect(await read('sbin/daemon')).to.include({ summary: 'does things' })
  })

  it('reads those of its commands, if their synopsis is one of the command', async () => {
    const pageOf = (usage: string): string => `.SH SYNOPSIS\n.B ${usage}\n${page}`
    await put('share/man/man1/prog-sub.1', pageOf('prog sub [-a]'))
    await put('share/man/man1/prog_sub_deep.1', pageOf('prog sub deep [-a]'))
    await put('share/man/man1/prog-other.1', pageOf('prog-other [-a]'))
    expect(await read('bin/prog', 'sub')).to.include({ summary: 'does things' })
    expect(await read('bin/prog', 'sub', 'deep')).to.include({ summary: 'does things' })
    expect(await read('bin/prog', 'other')).to.equal(undefined)
  })

  it('knows a program by every path, in the place of each', async () => {
    await put('share/man/man1/prog.1', page)
    const pages = await ManPages.of([join(prefix, 'lib/prog/bin/main.js'), join(prefix, 'bin/prog')])
    expect(await pages.read([])).to.include({ summary: 'does things' })
  })

  it('follows a page that only names another, but not for ever and not out of its folder', async () => {
    await put('share/man/man1/prog.1.gz', gzipSync(page))
    await put('share/man/man1/other.1', '.so man1/prog.1\n')
    await put('share/man/man1/circle.1', '.so man1/circle.1\n')
    await put('share/man/man1/out.1', '.so man1/../../../secret\n')
    expect(await read('bin/other')).to.include({ summary: 'does things' })
    for (const name of ['circle', 'out'])
      expect((await read(`bin/${name}`))?.options ?? [], name).to.deep.equal([])
  })

  it('finds nothing where there is no page, or one that cannot be read', async () => {
    await put('share/man/man1/broken.1.gz', 'no gzip')
    for (const name of ['none', 'broken']) expect(await read(`bin/${name}`), name).to.equal(undefined)
    expect(await read('bin/prog', '../x')).to.equal(undefined)
  })
})
