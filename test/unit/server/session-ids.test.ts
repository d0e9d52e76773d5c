import { expect } from 'chai'
import { randomBytes } from 'node:crypto'
import { SessionIds, sessionName } from '../../../src/server/session-ids.js'

const facts = {
  protocolVersion: '2025-11-25',
  capabilities: { elicitation: { form: {} }, roots: { listChanged: true } },
  clientInfo: { name: 'test', version: '1' },
}
const key = randomBytes(32)
const hour = 3_600_000
const caller = { key: 'a'.repeat(64), agent: 'one' }

describe('the id of a session', () => {
  const ids = new SessionIds(key, hour)

  it('carries what initialize said, as visible ASCII, and is never the same twice', () => {
    const id = ids.make(facts, caller)
    expect(id).to.match(/^[\x21-\x7e]+$/)
    expect(ids.read(id, caller)).to.deep.include(facts)
    expect(ids.make(facts, caller)).not.to.equal(id)
  })

  it('is read by another process with the same key, and by no other', () => {
    const id = ids.make(facts, caller)
    expect(new SessionIds(key, hour).read(id, caller)).to.deep.include(facts)
    expect(new SessionIds(randomBytes(32), hour).read(id, caller)).to.equal(undefined)
  })

  it('is bound to the API key of its caller, which it does not hold; not to its agent', () => {
    const id = ids.make(facts, caller)
    expect(ids.read(id, { key: 'b'.repeat(64) })).to.equal(undefined)
    expect(ids.read(id, {})).to.equal(undefined)
    expect(ids.read(id, { key: caller.key, agent: 'two' })).to.deep.include(facts)
    expect(Buffer.from(id, 'base64url').toString()).not.to.contain('aaaa')
  })

  it('can not be read after its time', () => {
    const id = ids.make(facts, caller)
    expect(new SessionIds(key, 0).read(id, caller)).to.equal(undefined)
  })

  it('can not be read when anything of it was changed, nor can what is no id', () => {
    const id = ids.make(facts, caller)
    const [payload, signature] = id.split('.')
    const forged = Buffer.from(JSON.stringify({ ...facts, madeAt: Date.now() })).toString('base64url')
    for (const wrong of [
      `${forged}.${signature}`,
      `${payload}.`,
      payload!,
      `${payload}x.${signature}`,
      `${payload}.${signature!.slice(1)}`,
      '',
      '.',
      'x',
      '💥',
    ])
      expect(ids.read(wrong, caller), wrong).to.equal(undefined)
  })

  it('is plain where a client says more than a header can hold', () => {
    const id = ids.make({ ...facts, capabilities: { experimental: { x: 'y'.repeat(3000) } } }, caller)
    expect(id).to.match(/^[\da-f-]{36}$/)
    expect(ids.read(id, caller)).to.equal(undefined)
  })

  it('has a short name that does not hold it', () => {
    const id = ids.make(facts, caller)
    expect(sessionName(id)).to.have.length(43).and.not.equal(id.slice(0, 43))
  })
})
