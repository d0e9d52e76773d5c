import { expect } from 'chai'
import { setImmediate as endOfTurn } from 'node:timers/promises'
import { StreamOpenings, type Opening } from '../../../../src/server/transports/stream-openings.js'

const accept = (): Promise<Response> => Promise.resolve(new Response())
const refuse = (): Promise<Response> => Promise.resolve(new Response(null, { status: 400 }))

describe('StreamOpenings', () => {
  it('knows whose the first event of a stream is, where several are opened at once', async () => {
    const openings = new StreamOpenings()
    const taken: (Opening | undefined)[] = []
    const open = async (): Promise<Response> => {
      await endOfTurn()
      taken.push(openings.take())
      return new Response()
    }
    const failing = (): Promise<Response> => Promise.reject(new Error('no stream'))
    await Promise.all([
      openings.run({ requestIds: [1] }, open),
      openings.run({ requestIds: [2] }, failing).catch(() => undefined),
      openings.run({ requestIds: [3] }, open),
    ])
    expect(taken.map((opening) => opening?.requestIds)).to.deep.equal([[1], [3]])
    expect(openings.take()).to.equal(undefined)
  })

  it('knows whose it is by the request for which it is sent, once', async () => {
    const openings = new StreamOpenings()
    await openings.run({ requestIds: ['a', 'b'] }, accept)
    const takeFor = (id: string): unknown => openings.sending(id, () => openings.take()?.requestIds)
    expect(takeFor('c')).to.equal(undefined)
    expect(takeFor('b')).to.deep.equal(['a', 'b'])
    expect(takeFor('a')).to.equal(undefined)
  })

  it('gives no refused one the place of another, and none to one that nobody wants', async () => {
    const openings = new StreamOpenings()
    await openings.run({ requestIds: [1] }, accept)
    await openings.run({ requestIds: [1, 2] }, refuse)
    await openings.run({ requestIds: [3] }, accept)
    openings.forget([3])
    const takeFor = (id: number): unknown => openings.sending(id, () => openings.take()?.requestIds)
    expect([3, 2, 1].map(takeFor)).to.deep.equal([undefined, undefined, [1]])
  })
})
