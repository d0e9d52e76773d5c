import { expect } from 'chai'
import { readConfig } from '../../../src/config.js'
import { ConfigError } from '../../../src/errors.js'
import { requireKey } from '../../../src/server/require-key.js'

const external = { MCP_HOST: '0.0.0.0' }

describe('requireKey', () => {
  it('lets loopback start without a key', () => {
    expect(requireKey(readConfig({}, {}), false)).to.deep.equal({
      auth: { apiKeys: [], authDisabled: false, loopbackExempt: true },
    })
  })

  it('refuses an address that can be reached from outside, however it is spelled, without a key', () => {
    for (const host of ['0.0.0.0', '::', '192.168.1.2', 'myhost']) {
      expect(() => requireKey(readConfig({}, { MCP_HOST: host }), false), host).to.throw(
        ConfigError,
        'no key is set',
      )
    }
    expect(() => requireKey(readConfig({ allowExternal: true }, {}), false)).to.throw(ConfigError)
  })

  it('makes a key at a terminal, another one each time', () => {
    const [one, two] = [
      requireKey(readConfig({}, external), true),
      requireKey(readConfig({}, external), true),
    ]
    expect(one.madeKey).to.match(/^[\w-]{32}$/)
    expect(one.auth.apiKeys).to.deep.equal([one.madeKey])
    expect(one.madeKey).not.to.equal(two.madeKey)
  })

  it('starts with a key, and with keys switched off it warns', () => {
    expect(requireKey(readConfig({}, { ...external, MCP_API_KEY: 'k' }), false).auth.apiKeys).to.deep.equal([
      'k',
    ])
    expect(requireKey(readConfig({}, { ...external, MCP_AUTH_DISABLED: '1' }), false).warning).to.contain(
      'anyone who can reach it',
    )
  })

  it('holds the same where loopback clients are asked for a key', () => {
    expect(() => requireKey(readConfig({ requireAuth: true }, {}), false)).to.throw(
      ConfigError,
      'no key is set',
    )
    expect(() => requireKey(readConfig({}, { MCP_AUTH_ALLOW_LOOPBACK: '0' }), false)).to.throw(
      ConfigError,
      'no key is set',
    )
  })
})
