import { expect } from 'chai'
import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { createAuth, isLoopback, type AuthSettings } from '../../../src/server/auth.js'

const digest = (key: string): string => createHash('sha256').update(key).digest('hex')

/** What a request from an address of the network, unless another is given, is taken for. */
function identify(
  settings: Partial<AuthSettings>,
  headers: Record<string, string> = {},
  remoteAddress: string | undefined = '192.0.2.7',
) {
  const auth = createAuth({ apiKeys: [], authDisabled: false, loopbackExempt: true, ...settings })
  return auth({ headers, socket: { remoteAddress } } as unknown as IncomingMessage)
}

describe('createAuth', () => {
  const apiKeys = ['secret', 'other']

  it('knows each key in either header, by its whole digest', () => {
    for (const headers of [
      { authorization: 'Bearer secret' },
      { authorization: 'bearer   secret ' },
      { 'x-api-key': 'secret' },
    ])
      expect(identify({ apiKeys }, headers)).to.deep.equal({
        allowed: true,
        wrongKey: false,
        key: digest('secret'),
      })
    expect(identify({ apiKeys }, { 'x-api-key': 'other' }).key).to.equal(digest('other'))
  })

  it('tells a wrong key from a missing one', () => {
    for (const headers of [
      { authorization: 'Bearer wrong' },
      { 'x-api-key': '\u00ff\u00fe' },
      { authorization: 'Bearer secret2' },
    ])
      expect(identify({ apiKeys }, headers)).to.deep.equal({ allowed: false, wrongKey: true })
    for (const headers of [{}, { authorization: 'Basic c2VjcmV0' }, { authorization: 'Bearer ' }])
      expect(identify({ apiKeys }, headers)).to.deep.equal({
        allowed: false,
        wrongKey: false,
      })
  })

  it('lets loopback in without a key where that is exempt, unless a proxy stands between', () => {
    for (const address of ['127.0.0.1', '127.8.9.1', '::1', '::ffff:127.0.0.1']) {
      expect(identify({ apiKeys }, {}, address).allowed, address).to.equal(true)
      expect(identify({ apiKeys, loopbackExempt: false }, {}, address).allowed, address).to.equal(false)
      for (const header of ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'])
        expect(identify({ apiKeys }, { [header]: 'x' }, address).allowed, header).to.equal(false)
    }
    for (const address of ['192.0.2.7', '::2', '', '127.0.0.1.example.com'])
      expect(identify({ apiKeys }, {}, address).allowed, address).to.equal(false)
  })

  it('lets everybody in where keys are switched off, or where there are none to ask for', () => {
    expect(identify({ apiKeys, authDisabled: true }).allowed).to.equal(true)
    expect(identify({}).allowed).to.equal(true)
    expect(identify({ loopbackExempt: false }).allowed).to.equal(false)
    expect(identify({ apiKeys, authDisabled: true }, { 'x-api-key': 'secret' }).key).to.equal(
      digest('secret'),
    )
  })
})

describe('isLoopback', () => {
  it('is true of addresses of this machine only', () => {
    for (const address of ['127.0.0.1', '127.255.0.3', '::1', '::ffff:127.0.0.1', 'localhost', 'LOCALHOST'])
      expect(isLoopback(address), address).to.equal(true)
    for (const address of ['0.0.0.0', '::', '10.0.0.1', '128.0.0.1', 'localhost.example.com', ''])
      expect(isLoopback(address), address).to.equal(false)
  })
})
