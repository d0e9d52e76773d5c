import { expect } from 'chai'
import { cancelledIdsOf, requestIdsOf } from '../../../../src/server/transports/message-ids.js'

const request = (id: string | number) => ({ jsonrpc: '2.0', id, method: 'ping' })
const cancel = (requestId: unknown) => ({
  jsonrpc: '2.0',
  method: 'notifications/cancelled',
  params: { requestId },
})

describe('the ids in a body', () => {
  it('are those of its requests, alone or in a batch', () => {
    expect(requestIdsOf(request(1))).to.deep.equal([1])
    expect(requestIdsOf([request('a'), cancel(3), request(2)])).to.deep.equal(['a', 2])
    expect(requestIdsOf({ jsonrpc: '2.0', id: 4, result: {} })).to.deep.equal([])
    expect(requestIdsOf(undefined)).to.deep.equal([])
  })

  it('are those of the requests that it cancels', () => {
    expect(cancelledIdsOf(cancel(1))).to.deep.equal([1])
    expect(
      cancelledIdsOf([cancel('a'), request(2), cancel({ deep: true }), cancel(undefined)]),
    ).to.deep.equal(['a'])
    expect(cancelledIdsOf(request(1))).to.deep.equal([])
  })
})
