import { expect } from 'chai'
import { chmod, mkdir, mkdtemp, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { changed, changeFile, readIfThere } from '../../../../src/cli/connect/change-file.js'

describe('changeFile', () => {
  let folder: string
  let file: string
  const modeOf = async (path: string): Promise<number> => (await stat(path)).mode & 0o777
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'smcp-test-'))
    file = join(folder, 'mcp.json')
  })

  it('keeps the mode of a file, and the file as it was', async () => {
    await writeFile(file, 'old')
    await chmod(file, 0o640)
    const backup = changeFile(file, (text) => `${text} and new`, { isFirst: true, isSecret: false })
    expect(await readFile(file, 'utf8')).to.equal('old and new')
    expect(await readFile(backup!, 'utf8')).to.equal('old')
    expect([await modeOf(file), await modeOf(backup!)]).to.deep.equal([0o640, 0o640])
    expect(await readdir(folder)).to.have.members(['mcp.json', 'mcp.json.before-smcp'])
  })

  it('takes what is in the file now, not what was shown', async () => {
    await writeFile(file, 'one')
    const change = (text: string): string => text.toUpperCase()
    expect(changed(readIfThere(file) ?? '', change)).to.equal('ONE')
    await writeFile(file, 'two')
    changeFile(file, change, { isFirst: false, isSecret: false })
    expect(await readFile(file, 'utf8')).to.equal('TWO')
    expect(await readdir(folder)).to.deep.equal(['mcp.json'])
  })

  it('makes the folder of a new file, which is for this user alone if a key is in it', async () => {
    const deep = join(folder, 'a/b/mcp.json')
    expect(changeFile(deep, () => '{}', { isFirst: true, isSecret: true })).to.equal(undefined)
    expect(await modeOf(deep)).to.equal(0o600)
  })

  it('leaves the file as it is where the change fails', async () => {
    await writeFile(file, 'old')
    const fail = (): never => {
      throw new Error('it is broken now')
    }
    expect(() => changeFile(file, fail, { isFirst: true, isSecret: false })).to.throw('it is broken now')
    expect(await readFile(file, 'utf8')).to.equal('old')
    expect(await readdir(folder)).to.deep.equal(['mcp.json'])
  })

  it('says what is in the way', async () => {
    await mkdir(join(file, 'folder'), { recursive: true })
    expect(() => changeFile(file, () => '', { isFirst: true, isSecret: false })).to.throw(
      `${file} can't be read: it is no regular file`,
    )
  })
})

describe('changed', () => {
  it('lets the mark at the beginning be', () => {
    expect(changed('\uFEFF{}', (text) => `${text}!`)).to.equal('\uFEFF{}!')
  })
})
