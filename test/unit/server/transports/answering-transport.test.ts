import { InMemoryTransport, type JSONRPCMessage } from '@modelcontextprotocol/server'
import { expect } from 'chai'
import { AnsweringTransport } from '../../../../src/server/transports/answering-transport.js'

const request = (id: number, method = 'ping'): JSONRPCMessage => ({ jsonrpc: '2.0', id, method })
const answer = (id: number): JSONRPCMessage => ({ jsonrpc: '2.0', id, result: {} })

describe('AnsweringTransport', () => {
  let client: InMemoryTransport
  let transport: AnsweringTransport
  let received: JSONRPCMessage[]
  /** Whether all that was received is answered by now. */
  const isAnswered = (): Promise<boolean> =>
    Promise.race([
      transport.answered().then(() => true),
      new Promise<boolean>((done) =>
        setImmediate(() => {
          done(false)
        }),
      ),
    ])

  beforeEach(async () => {
    const [one, other] = InMemoryTransport.createLinkedPair()
    client = one
    received = []
    transport = new AnsweringTransport(other)
    transport.onmessage = (message) => received.push(message)
    await Promise.all([client.start(), transport.start()])
  })

  it('passes on all that comes and goes', async () => {
    const sent: JSONRPCMessage[] = []
    client.onmessage = (message) => sent.push(message)
    await client.send(request(1))
    await transport.send(answer(1))
    expect([received, sent]).to.deep.equal([[request(1)], [answer(1)]])
    let isClosed = false
    transport.onclose = () => (isClosed = true)
    await client.close()
    expect(isClosed).to.be.true
  })

  it('is answered where nothing was asked, or all that was has its answer', async () => {
    expect(await isAnswered()).to.be.true
    await client.send(request(1))
    await client.send(request(2))
    expect(await isAnswered()).to.be.false
    await transport.send(answer(2))
    expect(await isAnswered()).to.be.false
    await transport.send({ jsonrpc: '2.0', id: 1, error: { code: 1, message: 'no' } })
    expect(await isAnswered()).to.be.true
  })

  it('waits for no notification, no cancelled request and no subscription', async () => {
    await client.send({ jsonrpc: '2.0', method: 'notifications/initialized' })
    await client.send(request(1, 'subscriptions/listen'))
    await client.send(request(2))
    expect(await isAnswered()).to.be.false
    await client.send({ jsonrpc: '2.0', method: 'notifications/cancelled', params: { requestId: 2 } })
    expect(await isAnswered()).to.be.true
  })

  it('waits for each of two requests with one id', async () => {
    await client.send(request(1))
    await client.send(request(1))
    await transport.send(answer(1))
    expect(await isAnswered()).to.be.false
    await transport.send(answer(1))
    expect(await isAnswered()).to.be.true
  })

  it('answers itself what is refused', async () => {
    const [one, other] = InMemoryTransport.createLinkedPair()
    const refusing = new AnsweringTransport(other, (message) =>
      'method' in message && message.method === 'no' ? answer(5) : undefined,
    )
    const sent: JSONRPCMessage[] = []
    one.onmessage = (message) => sent.push(message)
    refusing.onmessage = (message) => received.push(message)
    await Promise.all([one.start(), refusing.start()])
    await one.send(request(5, 'no'))
    await one.send(request(6))
    expect([received, sent]).to.deep.equal([[request(6)], [answer(5)]])
  })

  it('takes a request of the server itself for no answer', async () => {
    await client.send(request(1))
    await transport.send(request(1))
    expect(await isAnswered()).to.be.false
  })

  it('waits for no answer that can’t be sent', async () => {
    await client.send(request(1))
    await client.close()
    expect(await transport.send(answer(1)).catch(() => 'failed')).to.equal('failed')
    expect(await isAnswered()).to.be.true
  })
})
