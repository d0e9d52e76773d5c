import { expect } from 'chai'
import type { IncomingMessage } from 'node:http'
import { networkInterfaces } from 'node:os'
import { readConfig } from '../../../src/config.js'
import { ConfigError } from '../../../src/errors.js'
import { createHostCheck } from '../../../src/server/hosts.js'

interface Names {
  readonly hosts?: string
  readonly origins?: string
  readonly host?: string
}

/** The check of a server with these settings. */
function checkWith({ hosts = '', origins = '', host = '127.0.0.1' }: Names) {
  const config = readConfig({}, { MCP_HOST: host, MCP_ALLOWED_HOSTS: hosts, MCP_ALLOWED_ORIGINS: origins })
  const check = createHostCheck(config)
  const ask = (headers: Record<string, string>, hasKey = false): boolean =>
    check({ headers } as unknown as IncomingMessage, hasKey) === undefined
  return {
    takesHost: (name: string) => ask({ host: name }),
    takesOrigin: (origin: string) => ask({ host: 'localhost', origin }),
    ask,
  }
}

describe('the check of Host', () => {
  it('takes loopback by every name and port, and no other', () => {
    const { takesHost, ask } = checkWith({})
    for (const name of ['localhost', 'LOCALHOST:8000', '127.0.0.1:1', '127.1.2.3', '[::1]', '[::1]:8000'])
      expect(takesHost(name), name).to.equal(true)
    for (const name of ['evil.example.com', 'localhost.evil.com', '127.0.0.1.evil.com', '[::2]'])
      expect(takesHost(name), name).to.equal(false)
    expect(ask({})).to.equal(false)
  })

  it('takes no name that is empty or is none, whatever is allowed, with a key or without', () => {
    const { ask } = checkWith({ hosts: 'app.example.com' })
    const names = ['', ' ', ':', ':80', 'evil host', 'a:99999', 'x@localhost', 'localhost/x', '/', '?', '[::']
    for (const name of names)
      for (const hasKey of [false, true]) expect(ask({ host: name }, hasKey), name).to.equal(false)
  })

  it('is lifted by a key', () => {
    const { ask } = checkWith({})
    expect(ask({ host: 'host.docker.internal:8000' }, true)).to.equal(true)
    expect(ask({ host: 'host.docker.internal:8000', origin: 'http://evil.example.com' }, true)).to.equal(
      false,
    )
  })

  it('takes the addresses that it listens on', () => {
    const { takesHost } = checkWith({ host: '0.0.0.0' })
    const own = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? [])
    for (const { address, family } of own)
      expect(takesHost(family === 'IPv6' ? `[${address}]:8000` : `${address}:8000`), address).to.equal(true)
    expect(checkWith({ host: 'my.host' }).takesHost('my.host:8000')).to.equal(true)
    expect(checkWith({ host: '::1' }).takesHost('[::1]:8000')).to.equal(true)
    expect(checkWith({ host: '203.0.113.9' }).takesHost('203.0.113.10')).to.equal(false)
  })

  it('takes an allowed host however it was written', () => {
    for (const hosts of [
      'app.example.com',
      'APP.Example.com',
      'app.example.com:8443',
      'app.example.com:*',
      'app.example.com/',
      'http://app.example.com',
      'https://app.example.com:8443/',
    ]) {
      const { takesHost } = checkWith({ hosts: `other.example.com, ${hosts}` })
      expect(takesHost('app.example.com'), hosts).to.equal(true)
      expect(takesHost('App.example.com:1234'), hosts).to.equal(true)
      expect(takesHost('http'), hosts).to.equal(false)
      expect(takesHost('evil.app.example.com'), hosts).to.equal(false)
    }
    for (const hosts of ['2001:db8::1', '[2001:db8::1]', '[2001:DB8::1]:8000'])
      expect(checkWith({ hosts }).takesHost('[2001:db8::1]:9000'), hosts).to.equal(true)
  })
})

describe('the check of Origin', () => {
  it('takes pages of loopback and of the own hosts, and no other', () => {
    const { takesOrigin } = checkWith({ hosts: 'app.example.com' })
    for (const origin of ['http://localhost:5173', 'https://127.0.0.1', 'http://[::1]:3000'])
      expect(takesOrigin(origin), origin).to.equal(true)
    expect(takesOrigin('https://app.example.com')).to.equal(true)
    for (const origin of ['null', '', 'http://', 'file://', 'http://evil.example.com', 'app.example.com'])
      expect(takesOrigin(origin), origin).to.equal(false)
  })

  it('takes an allowed origin however it was written, with its scheme and its port', () => {
    for (const origins of [
      'https://app.example.com',
      'https://APP.example.com/',
      'HTTPS://app.example.com:443',
    ]) {
      const { takesOrigin } = checkWith({ origins })
      expect(takesOrigin('https://app.example.com'), origins).to.equal(true)
      expect(takesOrigin('http://app.example.com'), origins).to.equal(false)
      expect(takesOrigin('https://app.example.com:8443'), origins).to.equal(false)
      expect(takesOrigin('null'), origins).to.equal(false)
    }
    const extension = 'vscode-webview://0a1b'
    expect(checkWith({ origins: `${extension}/` }).takesOrigin(extension)).to.equal(true)
  })
})

describe('a setting of hosts or origins', () => {
  it('is refused with the text of the entry that is none', () => {
    for (const entry of [
      'my host',
      'app.example.com:99999',
      'app.example.com/path',
      'user@app.example.com',
      '*',
      '*.example.com',
      ':80',
    ])
      expect(() => readConfig({}, { MCP_ALLOWED_HOSTS: `a.example.com,${entry}` }), entry).to.throw(
        ConfigError,
        `MCP_ALLOWED_HOSTS must be whole host names, such as app.example.com, but ${JSON.stringify(entry)} is not`,
      )
    for (const entry of [
      'app.example.com',
      'null',
      '*',
      'https://',
      'https://a b',
      'https://a.example.com/x',
    ])
      expect(() => readConfig({}, { MCP_ALLOWED_ORIGINS: entry }), entry).to.throw(
        ConfigError,
        `MCP_ALLOWED_ORIGINS must be whole origins, such as https://app.example.com, but ${JSON.stringify(entry)} is not`,
      )
  })
})
