import { expect } from 'chai'
import { mkdir, mkdtemp, rename } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CurrentFolders } from '../../../../src/discovery/catalog/current-folders.js'

describe('CurrentFolders', () => {
  let dir: string

  beforeEach(async () => {
    dir = join(await mkdtemp(join(tmpdir(), 'smcp-test-')), 'plugins')
    await mkdir(join(dir, 'a'), { recursive: true })
    await mkdir(join(dir, 'b'))
  })

  it('tells each problem when it comes and when it goes, and keeps what is away without calling it there', async () => {
    const folders = new CurrentFolders([dir], undefined)
    expect(await folders.look()).to.deep.equal({ there: ['a', 'b'], come: [], gone: [] })
    await rename(dir, `${dir}.away`)
    const away = await folders.look()
    expect([away.there, away.come.length, away.gone]).to.deep.equal([[], 1, []])
    expect(folders.get('a')?.dir).to.equal(join(dir, 'a'))
    expect(folders.problems).to.deep.equal(away.come)
    expect((await folders.look()).come).to.deep.equal([])
    await rename(`${dir}.away`, dir)
    expect(await folders.look()).to.deep.equal({ there: ['a', 'b'], come: [], gone: away.come })
  })

  it('knows one plugin alone where it is told to', async () => {
    const folders = new CurrentFolders([dir], 'b')
    expect((await folders.look()).there).to.deep.equal(['b'])
    expect(folders.get('a')).to.equal(undefined)
    expect(folders.paths).to.deep.equal([dir, join(dir, 'b')])
  })
})
