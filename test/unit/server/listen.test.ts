import { expect } from 'chai'
import { once } from 'node:events'
import { get, type RequestListener, type Server } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { ConfigError } from '../../../src/errors.js'
import { addressUrl, baseUrl, listen, stopListening } from '../../../src/server/listen.js'

const hello: RequestListener = (_request, response) => response.end('hello')
/** An answer, by a connection that is kept for no other. */
const ask = (url: string): Promise<string> =>
  new Promise((done, failed) => {
    get(url, { agent: false }, (response) => {
      done(text(response))
    }).on('error', failed)
  })
const portOf = (server: Server): number => (server.address() as AddressInfo).port

describe('listen', () => {
  it('answers at the address that it tells', async () => {
    const server = await listen(hello, '127.0.0.1', 0)
    expect(await ask(baseUrl(server, '127.0.0.1'))).to.equal('hello')
    await stopListening(server)(0)
  })

  it('says what is likely wrong with the address, and what to do', async () => {
    const server = await listen(hello, '127.0.0.1', 0)
    const port = portOf(server)
    for (const [host, at, message, hint] of [
      ['127.0.0.1', port, `Port ${port} on 127.0.0.1 is in use`, '--port'],
      ['203.0.113.9', 0, '203.0.113.9 is not an address of this machine', '127.0.0.1'],
      ['no.such.host.invalid', 0, 'no.such.host.invalid', ''],
    ] as const) {
      const error: unknown = await listen(hello, host, at).catch((reason: unknown) => reason)
      expect(error).to.be.instanceOf(ConfigError).with.property('message').that.contains(message)
      expect((error as ConfigError).hint ?? '').to.contain(hint)
    }
    await stopListening(server)(0)
  })
})

describe('addressUrl', () => {
  it('is how a client on this machine reaches the address', () => {
    expect(addressUrl('localhost', 80)).to.equal('http://localhost:80')
    expect(addressUrl('::1', 8000)).to.equal('http://[::1]:8000')
    for (const every of ['0.0.0.0', '::']) expect(addressUrl(every, 8000)).to.equal('http://127.0.0.1:8000')
  })
})

describe('stopListening', () => {
  it('lets an answer be sent that is under way, and takes no other request', async () => {
    let answer = (): void => undefined
    const server = await listen((_request, response) => (answer = () => response.end('late')), '127.0.0.1', 0)
    const url = baseUrl(server, '127.0.0.1')
    const asked = once(server, 'request')
    const answered = ask(url)
    await asked
    const close = stopListening(server)
    expect(await ask(url).catch(() => 'refused')).to.equal('refused')
    const closed = close(60_000)
    answer()
    expect(await answered).to.equal('late')
    await closed
  })

  it('closes a connection that has nothing to be sent, and after its time every other', async () => {
    const server = await listen(() => undefined, '127.0.0.1', 0)
    const idle = connect(portOf(server), '127.0.0.1')
    await once(idle, 'connect')
    const waiting = ask(baseUrl(server, '127.0.0.1')).catch(() => 'ended')
    await once(server, 'request')
    idle.on('error', () => undefined).resume()
    await stopListening(server)(10)
    expect(await waiting).to.equal('ended')
  })
})
