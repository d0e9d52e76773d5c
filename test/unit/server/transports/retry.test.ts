import { expect } from 'chai'
import { retryField, withRetry } from '../../../../src/server/transports/retry.js'

describe('the time after which a client connects again', () => {
  it('is a second: what has ended a stream is mostly a restart', () => {
    expect(retryField).to.equal('retry: 1000\n')
  })

  it('is told in front of a stream, which is left as it is', async () => {
    const headers = { 'content-type': 'text/event-stream' }
    const told = withRetry(new Response('data: 1\n\n', { status: 202, headers }))
    expect([told.status, told.headers.get('content-type')]).to.deep.equal([202, 'text/event-stream'])
    expect(await told.text()).to.equal('retry: 1000\ndata: 1\n\n')
  })
})
