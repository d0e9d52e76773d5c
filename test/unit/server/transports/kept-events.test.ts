import type { JSONRPCMessage } from '@modelcontextprotocol/server'
import { expect } from 'chai'
import { writeEventId } from '../../../../src/server/transports/event-ids.js'
import { forgottenAnswer } from '../../../../src/server/transports/forgotten-answer.js'
import { KeptEvents } from '../../../../src/server/transports/kept-events.js'
import type { Opening } from '../../../../src/server/transports/stream-openings.js'

const progress = (step: number): JSONRPCMessage => ({
  jsonrpc: '2.0',
  method: 'notifications/progress',
  params: { step },
})
const result = (id: number): JSONRPCMessage => ({ jsonrpc: '2.0', id, result: {} })

async function missed(events: KeptEvents, lastEventId: string): Promise<unknown[]> {
  const messages: unknown[] = []
  await events.replayEventsAfter(lastEventId, {
    send: (_id, message) => {
      messages.push(message)
      return Promise.resolve()
    },
  })
  return messages
}

/** Runs what the SDK does while it opens a stream; gives what that gives. */
async function opening<T>(events: KeptEvents, opening: Opening, work: () => Promise<T>): Promise<T> {
  const results: T[] = []
  await events.openings.run(opening, async () => {
    results.push(await work())
    return new Response()
  })
  return results[0]!
}

describe('KeptEvents', () => {
  it('gives what followed an event of the same stream, and of no other', async () => {
    const events = new KeptEvents()
    const first = await opening(events, { requestIds: [1] }, () =>
      events.storeEvent('a', {} as JSONRPCMessage),
    )
    await opening(events, { requestIds: [2] }, () => events.storeEvent('b', progress(0)))
    const second = await events.storeEvent('a', progress(1))
    await events.storeEvent('a', result(1))
    expect(await events.getStreamIdForEventId(first)).to.equal('a')
    expect(await missed(events, first)).to.deep.equal([progress(1), result(1)])
    expect(await missed(events, second)).to.deep.equal([result(1)])
  })

  it('tells which requests a stream goes on with, unless that is unknown', async () => {
    const events = new KeptEvents()
    const id = await opening(events, { requestIds: [1, 2] }, () => events.storeEvent('a', progress(1)))
    const resumed: unknown[] = []
    const onResume = (ids: unknown): void => void resumed.push(ids)
    const resume = (eventId: string): Promise<string | undefined> =>
      opening(events, { requestIds: [], onResume }, () => events.getStreamIdForEventId(eventId))
    expect(await Promise.all([id, 'b/1', '_GET_stream/1'].map(resume))).to.deep.equal([
      'a',
      undefined,
      '_GET_stream',
    ])
    expect(resumed).to.deep.equal([[1, 2]])
  })

  it('knows which requests are answered, and forgets those whose answers have arrived', async () => {
    const events = new KeptEvents()
    const id = await opening(events, { requestIds: [1, 2] }, () => events.storeEvent('a', result(1)))
    expect(events.isAnswered([1])).to.equal(true)
    expect(events.isAnswered([1, 2])).to.equal(false)
    events.drop([1, 2])
    expect(await missed(events, 'a/1')).to.deep.equal([])
    expect(await events.getStreamIdForEventId('a/1')).to.equal(undefined)
    expect(await missed(events, id)).to.deep.equal([1, 2].map(forgottenAnswer))
  })

  it('answers the requests of a stream that it has forgotten, or never knew, by errors', async () => {
    const id = writeEventId({ streamId: 'a', requestIds: ['x', 2], number: 7 })
    const events = new KeptEvents()
    const resumed: unknown[] = []
    const onResume = (...told: unknown[]): void => void resumed.push(told)
    const streamId = await opening(events, { requestIds: [], onResume }, () =>
      events.getStreamIdForEventId(id),
    )
    expect(streamId).to.equal('a')
    expect(resumed).to.deep.equal([[['x', 2], true]])
    expect(await missed(events, id)).to.deep.equal(['x', 2].map(forgottenAnswer))
  })

  it('does not answer what was cancelled', async () => {
    const events = new KeptEvents()
    const ids = await Promise.all(
      [1, 2].map((id) =>
        opening(events, { requestIds: [id] }, () => events.storeEvent(`stream ${id}`, progress(1))),
      ),
    )
    events.cancel([1])
    events.drop([2])
    const streams = await Promise.all(ids.map((id) => events.getStreamIdForEventId(id)))
    expect(streams).to.deep.equal([undefined, 'stream 2'])
  })

  it('keeps no more than 100 events of a stream, and every answer among them', async () => {
    const events = new KeptEvents()
    await opening(events, { requestIds: [1] }, () => events.storeEvent('a', result(1)))
    for (let step = 0; step < 300; step += 1) await events.storeEvent('a', progress(step))
    const kept = await missed(events, 'a/0')
    expect(kept).to.have.length(100)
    expect(kept[0]).to.deep.equal(result(1))
    expect(kept.at(-1)).to.deep.equal(progress(299))
  })

  it('keeps nothing of a stream that nobody has opened', async () => {
    const events = new KeptEvents()
    const id = await events.storeEvent('a', progress(1))
    expect(await events.getStreamIdForEventId(id)).to.equal(undefined)
  })

  it('keeps nothing more of a stream that nobody wants', async () => {
    const events = new KeptEvents()
    await opening(events, { requestIds: [1] }, () => events.storeEvent('a', progress(1)))
    events.drop([1])
    // A program that is being ended may still say something.
    const id = await events.openings.sending(1, () => events.storeEvent('a', progress(2)))
    expect(await events.getStreamIdForEventId(id)).to.equal(undefined)
  })

  it('keeps what belongs to no request', async () => {
    const events = new KeptEvents()
    const id = await events.storeEvent('_GET_stream', progress(1))
    await events.storeEvent('_GET_stream', progress(2))
    expect(await missed(events, id)).to.deep.equal([progress(2)])
    expect(await new KeptEvents().getStreamIdForEventId(id)).to.equal('_GET_stream')
  })
})
