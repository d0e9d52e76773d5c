import { expect } from 'chai'
import { chmod, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkKeys } from '../../../../src/cli/doctor/check-keys.js'
import { readConfig } from '../../../../src/config.js'

describe('checkKeys', () => {
  let file: string
  beforeEach(async () => {
    file = join(await mkdtemp(join(tmpdir(), 'smcp-test-')), 'keys.json')
  })
  const check = (environment: Record<string, string>) =>
    checkKeys(readConfig({}, { SMCP_KEYS_FILE: file, ...environment }, { dotEnv: {}, files: [] }))

  it('needs no key on loopback', () => {
    expect(check({})).to.deep.equal([
      { about: 'keys', verdict: 'ok', text: 'none, and none is needed on 127.0.0.1' },
    ])
  })

  it('says of an address from outside what a start would say', () => {
    const [refused] = check({ MCP_HOST: '0.0.0.0' })
    expect(refused).to.deep.include({
      verdict: 'problem',
      text: '0.0.0.0 can be reached from outside, and no key is set',
    })
    expect(refused?.cure).to.include('Set MCP_API_KEY')
    expect(check({ MCP_HOST: '0.0.0.0', MCP_API_KEY: 'x' })).to.deep.equal([
      { about: 'keys', verdict: 'ok', text: '1 key, needed on 0.0.0.0' },
    ])
    expect(check({ MCP_HOST: '0.0.0.0', MCP_AUTH_DISABLED: '1' })[0]).to.deep.include({ verdict: 'warning' })
  })

  it('warns of a key whose profile there is not', async () => {
    const key = { name: 'ci', sha256: 'a'.repeat(64), profile: 'ops', created: '2026-11-27T00:00:00.000Z' }
    await writeFile(file, JSON.stringify({ keys: [key] }), { mode: 0o600 })
    expect(check({})[1]).to.deep.include({
      verdict: 'warning',
      text: 'The key "ci" starts its callers with full: there is no profile "ops"; there are full',
    })
    expect(check({ SMCP_ADMIN_PREFIX: 'x' })[1]?.text).to.include('there are admin, full')
  })

  it('warns of a file that others can read, and of one that is broken', async () => {
    await writeFile(file, '{"keys": []}')
    await chmod(file, 0o644)
    expect(check({})[1]).to.deep.include({ verdict: 'warning', cure: `chmod 600 ${file}` })
    await chmod(file, 0o600)
    expect(check({})).to.have.length(1)
    await writeFile(file, '{"keys": [')
    expect(check({})[0]).to.deep.include({ verdict: 'problem' })
  })
})
