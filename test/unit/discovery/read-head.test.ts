import { expect } from 'chai'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readHead } from '../../../src/discovery/read-head.js'

describe('readHead', () => {
  let dir: string
  before(async () => {
    dir = await mkdtemp(join(tmpdir(), 'smcp-test-'))
  })
  after(() => rm(dir, { recursive: true }))

  it('reads a short file as a whole, and of a long one 256 KiB', async () => {
    await writeFile(join(dir, 'short'), 'aé')
    expect(await readHead(join(dir, 'short'))).to.equal('aé')
    await writeFile(join(dir, 'empty'), '')
    expect(await readHead(join(dir, 'empty'))).to.equal('')
    await writeFile(join(dir, 'long'), 'x'.repeat(256 * 1024) + 'y')
    expect(await readHead(join(dir, 'long'))).to.match(/^x{262144}$/)
  })

  it('throws where there is no file', async () => {
    const error: unknown = await readHead(join(dir, 'none')).catch((cause: unknown) => cause)
    expect(error).to.include({ code: 'ENOENT' })
  })
})
