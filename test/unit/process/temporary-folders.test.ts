import { expect } from 'chai'
import { existsSync } from 'node:fs'
import { TemporaryFolders } from '../../../src/process/temporary-folders.js'

describe('temporary folders', () => {
  it('are each another one, and are removed one by one', async () => {
    const folders = new TemporaryFolders()
    const [one, other] = [folders.make('smcp-test-'), folders.make('smcp-test-')]
    expect([one, other].map(existsSync)).to.deep.equal([true, true])
    await folders.remove(one)
    expect([one, other].map(existsSync)).to.deep.equal([false, true])
    await folders.remove(other)
    expect(existsSync(other)).to.equal(false)
  })

  it('need nothing at the exit once all are removed', async () => {
    const before = process.listenerCount('exit')
    const folders = new TemporaryFolders()
    const dirs = Array.from({ length: 20 }, () => folders.make('smcp-test-'))
    expect(process.listenerCount('exit')).to.equal(before + 1)
    for (const dir of dirs) await folders.remove(dir)
    expect(process.listenerCount('exit')).to.equal(before)
  })
})
