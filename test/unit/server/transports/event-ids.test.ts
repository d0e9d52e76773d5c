import { expect } from 'chai'
import { readEventId, writeEventId } from '../../../../src/server/transports/event-ids.js'

describe('the id of an event', () => {
  it('tells the stream, the requests that are answered on it and its number', () => {
    for (const requestIds of [[], [7], ['a/7', 8, 'ä']]) {
      const place = { streamId: 'stream', requestIds, number: 12 }
      const id = writeEventId(place)
      expect(id).to.match(/^[\w/-]+$/)
      expect(readEventId(id)).to.deep.equal(place)
    }
  })

  it('leaves out requests whose names are too long for a header', () => {
    const id = writeEventId({ streamId: 'stream', requestIds: ['x'.repeat(10_000)], number: 1 })
    expect(id).to.equal('stream//1')
  })

  it('is read as one of an earlier smcp, or as that of no stream', () => {
    expect(readEventId('stream/3')).to.deep.equal({ streamId: 'stream', requestIds: [], number: 3 })
    for (const text of ['', '/', 'stream/{}/3', 'stream/W3t9XQ/3'])
      expect(readEventId(text), text).to.deep.include({ requestIds: [] })
  })
})
