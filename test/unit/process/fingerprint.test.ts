import { expect } from 'chai'
import { chmod, mkdtemp, rename, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fingerprint, isSame, missing } from '../../../src/process/fingerprint.js'

describe('fingerprint', () => {
  let file: string

  beforeEach(async () => {
    file = join(await mkdtemp(join(tmpdir(), 'smcp-test-')), 'file')
    await writeFile(file, 'text')
  })

  it('has a mark for each file, for one that is missing too', async () => {
    const marks = await fingerprint([file, `${file}-none`])
    expect(Object.keys(marks)).to.deep.equal([file, `${file}-none`])
    expect(marks[`${file}-none`]).to.equal(missing)
    expect(marks[file]).to.not.equal(missing)
  })

  it('is the same while nothing changes', async () => {
    expect(isSame(await fingerprint([file]), await fingerprint([file]))).to.be.true
  })

  for (const [what, change] of [
    ['its size', () => writeFile(file, 'texts').then(() => utimes(file, 1000, 1000))],
    ['its mode', () => chmod(file, 0o600)],
    ['its time, by a millisecond', () => utimes(file, 1000, 1000.001)],
    [
      'the file behind the name, its size and time being those of the old one',
      async () => {
        await writeFile(`${file}-new`, 'TEXT')
        await utimes(`${file}-new`, 1000, 1000)
        await rename(`${file}-new`, file)
      },
    ],
    ['its existence', () => rm(file)],
  ] as const)
    it(`is another one after a change of ${what}`, async () => {
      await utimes(file, 1000, 1000)
      const before = await fingerprint([file])
      await change()
      expect(isSame(before, await fingerprint([file]))).to.be.false
    })
})

describe('isSame', () => {
  it('compares the files and their marks, whatever their order', () => {
    expect(isSame({ a: '1', b: '2' }, { b: '2', a: '1' })).to.be.true
    expect(isSame({}, {})).to.be.true
    for (const other of [{ a: '1' }, { a: '1', b: '2', c: '3' }, { a: '1', c: '2' }, { a: '1', b: '3' }])
      expect(isSame({ a: '1', b: '2' }, other)).to.be.false
  })
})
