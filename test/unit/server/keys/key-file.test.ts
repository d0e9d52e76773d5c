import { expect } from 'chai'
import { mkdtemp, readdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { messageOf } from '../../../../src/errors.js'
import { changeKeyFile, readKeyFile } from '../../../../src/server/keys/key-file.js'

const key = { name: 'ci', sha256: 'a'.repeat(64), created: '2026-11-27T00:00:00.000Z' }

describe('the file of keys', () => {
  let dir: string
  let file: string
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'smcp-test-'))
    file = join(dir, 'keys.json')
  })

  it('need not be there, and is changed as a whole', async () => {
    expect(readKeyFile(file)).to.deep.equal([])
    await changeKeyFile(file, (keys) => [...keys, key])
    expect(readKeyFile(file).map(({ name }) => name)).to.deep.equal(['ci'])
    expect(await readdir(dir)).to.deep.equal(['keys.json'])
  })

  it('stays as it is if the change fails, or another one is under way', async () => {
    await changeKeyFile(file, () => [key])
    const failing = changeKeyFile(file, () => {
      throw new Error('no')
    })
    expect(await failing.catch(messageOf)).to.equal('no')
    expect(await readdir(dir)).to.deep.equal(['keys.json'])
    await writeFile(`${file}.new`, '')
    const second = changeKeyFile(file, () => [])
    expect(await second.catch(messageOf)).to.include('another smcp changes the keys')
    expect(readKeyFile(file)).to.have.lengthOf(1)
  })

  it('that can not be read is named', async () => {
    await writeFile(file, 'no JSON')
    expect(() => readKeyFile(file)).to.throw(`The keys in ${file} can't be read`)
    expect(() => readKeyFile(dir)).to.throw(`The keys in ${dir} can't be read`)
  })
})
