import { expect } from 'chai'
import { atMost } from '../../src/at-most.js'

const never = new Promise<void>(() => undefined)

describe('atMost', () => {
  it('waits for a promise, and not longer than it is told', async () => {
    let isSettled = false
    const work = new Promise<void>((done) => setImmediate(done)).then(() => {
      isSettled = true
    })
    await atMost(work, 60_000)
    expect(isSettled).to.be.true
    await atMost(never, 0)
    await atMost(never, 5)
  })

  it('waits as long as it takes where that is Infinity', async () => {
    await atMost(Promise.resolve(), Infinity)
    const waiting = atMost(never, Infinity).then(() => 'over')
    // A timer of Infinity would fire at once.
    const other = atMost(never, 20).then(() => 'waits still')
    expect(await Promise.race([waiting, other])).to.equal('waits still')
  })

  it('rejects as the promise does, in time and not later', async () => {
    const failed = atMost(Promise.reject(new Error('no')), 60_000)
    expect(await failed.catch((error: unknown) => String(error))).to.equal('Error: no')
    let fail: ((error: Error) => void) | undefined
    await atMost(new Promise<void>((_done, failed) => (fail = failed)), 1)
    // Rejected by nobody's fault: as an unhandled rejection it would end this process.
    fail?.(new Error('late'))
    await new Promise(setImmediate)
  })
})
