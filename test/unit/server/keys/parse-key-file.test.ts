import { expect } from 'chai'
import { parseKeyFile } from '../../../../src/server/keys/parse-key-file.js'

const key = { name: 'ci', sha256: 'a'.repeat(64), created: '2026-11-27T00:00:00.000Z' }
const parse = (...keys: unknown[]) => parseKeyFile(JSON.stringify({ keys }))

describe('a file of keys', () => {
  it('has each with its rights', () => {
    const rights = { tools: ['a__*'], rate: '60/m', profile: 'ops' }
    expect(parse({ ...key, ...rights })).to.deep.equal([{ ...key, ...rights }])
  })

  it('that is wrong says in which entry and field', () => {
    const wrong: [unknown, string][] = [
      [7, 'keys[0] must be an object'],
      [{ ...key, name: 'a b' }, 'keys[0].name must be 1 to 64 letters'],
      [{ ...key, sha256: 'secret' }, 'keys[0].sha256 must be a SHA-256 digest'],
      [{ ...key, tools: [] }, 'keys[0].tools must be a list of globs, not []'],
      [{ ...key, tools: [7] }, 'keys[0].tools must be a text, not 7'],
      [{ ...key, rate: '60' }, 'keys[0].rate must be calls per s'],
      [{ ...key, created: undefined }, 'keys[0].created must be a text'],
    ]
    for (const [entry, said] of wrong) expect(() => parse(entry)).to.throw(said)
    expect(() => parse(key, key)).to.throw('two keys are called "ci"')
    expect(() => parseKeyFile('[]')).to.throw('it must be {"keys": [...]}')
    expect(() => parseKeyFile('{')).to.throw('JSON')
  })
})
