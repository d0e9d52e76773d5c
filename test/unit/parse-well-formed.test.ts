import { expect } from 'chai'
import fc from 'fast-check'
import { parseWellFormed } from '../../src/parse-well-formed.js'

describe('parseWellFormed', () => {
  it('puts U+FFFD in the place of half a character, in values and names', () => {
    expect(parseWellFormed('{"a\\ud800": ["\\udc00x", "\\uDBFF\\uD800", "\\ud83d\\u0041"]}')).to.deep.equal({
      'a\ufffd': ['\ufffdx', '\ufffd\ufffd', '\ufffdA'],
    })
  })

  it('keeps whole characters, and what only looks like an escape', () => {
    expect(parseWellFormed('["\\ud83d\\ude00", "\\\\ud800", "\\\\\\ud800"]')).to.deep.equal([
      '😀',
      '\\ud800',
      '\\\ufffd',
    ])
  })

  it('is JSON.parse for every text of whole characters', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value)
        expect(parseWellFormed(text)).to.deep.equal(JSON.parse(text))
      }),
    )
  })

  it('refuses what JSON.parse refuses', () => {
    for (const text of ['', '{', '"\\ud8', '"\\ud800', '\\ud800'])
      expect(() => parseWellFormed(text)).to.throw(SyntaxError)
  })
})
