import { expect } from 'chai'
import fc from 'fast-check'
import { once } from 'node:events'
import { PassThrough, type Readable } from 'node:stream'
import { collectHead, collectTail } from '../../../src/process/collect-output.js'

/** What is collected of a stream that comes in these chunks. */
async function collected(
  collect: (stream: Readable) => () => Buffer,
  chunks: readonly string[],
): Promise<string> {
  const stream = new PassThrough()
  const read = collect(stream)
  for (const chunk of chunks) stream.write(chunk)
  stream.end()
  await once(stream, 'end')
  return read().toString()
}
const chunks = fc.array(fc.stringMatching(/^[a-z]{0,9}$/), { maxLength: 40 })

describe('collectHead', () => {
  it('is the first bytes, whatever the chunks, and tells once where there are more', async () => {
    await fc.assert(
      fc.asyncProperty(chunks, fc.integer({ min: 0, max: 60 }), async (given, bytesMax) => {
        let passed = 0
        const head = await collected((stream) => collectHead(stream, bytesMax, () => (passed += 1)), given)
        const whole = given.join('')
        expect([head, passed]).to.deep.equal([whole.slice(0, bytesMax), whole.length > bytesMax ? 1 : 0])
      }),
    )
  })
})

describe('collectTail', () => {
  it('is the last bytes, whatever the chunks', async () => {
    await fc.assert(
      fc.asyncProperty(chunks, fc.integer({ min: 1, max: 60 }), async (given, bytesMax) => {
        const tail = await collected((stream) => collectTail(stream, bytesMax), given)
        expect(tail).to.equal(given.join('').slice(-bytesMax))
      }),
    )
  })

  it('can be read while more comes', async () => {
    const stream = new PassThrough()
    const tail = collectTail(stream, 3)
    expect(tail().toString()).to.equal('')
    stream.write('abcd')
    await new Promise(setImmediate)
    expect(tail().toString()).to.equal('bcd')
    stream.write('e')
    await new Promise(setImmediate)
    expect(tail().toString()).to.equal('cde')
  })
})
