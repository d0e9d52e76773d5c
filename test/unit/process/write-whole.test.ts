import { expect } from 'chai'
import { mkdtemp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeWhole } from '../../../src/process/write-whole.js'

describe('writeWhole', () => {
  let dir: string

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'smcp-test-'))
  })

  it('writes the text, in folders that it makes, in place of what was there', async () => {
    const file = join(dir, 'a', 'b', 'file')
    await writeWhole(file, 'old and long')
    await writeWhole(file, 'new')
    expect(await readFile(file, 'utf8')).to.equal('new')
    expect(await readdir(join(dir, 'a', 'b'))).to.deep.equal(['file'])
  })

  it('shows a reader the one text or the other, never a part or none', async () => {
    const file = join(dir, 'file')
    const texts = ['a', 'b'].map((letter) => letter.repeat(500_000))
    await writeWhole(file, texts[0]!)
    const state = { isWriting: true }
    const writing = (async () => {
      for (let turn = 1; turn < 30; turn += 1) await writeWhole(file, texts[turn % 2]!)
      state.isWriting = false
    })()
    while (state.isWriting) expect(texts).to.include(await readFile(file, 'utf8'))
    await writing
  })

  it('leaves one whole text where several write at once', async () => {
    const texts = Array.from({ length: 20 }, (_, index) => `${index}`.repeat(10_000))
    await Promise.all(texts.map((text) => writeWhole(join(dir, 'file'), text)))
    expect(texts).to.include(await readFile(join(dir, 'file'), 'utf8'))
    expect(await readdir(dir)).to.deep.equal(['file'])
  })

  it('leaves nothing behind and throws nothing where it can’t write', async () => {
    await writeFile(join(dir, 'file'), '')
    await writeWhole(join(dir, 'file', 'below'), 'text')
    await mkdir(join(dir, 'folder'))
    await writeWhole(join(dir, 'folder'), 'text')
    expect((await readdir(dir)).sort()).to.deep.equal(['file', 'folder'])
  })
})
