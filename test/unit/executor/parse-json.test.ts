import { expect } from 'chai'
import fc from 'fast-check'
import { NumberLiteral } from '../../../src/executor/number-literal.js'
import { parseJson } from '../../../src/executor/parse-json.js'

/** As JSON.parse would have it. */
const plain = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (_key, one: unknown) => (one instanceof NumberLiteral ? Number(one.text) : one)),
  )

describe('parseJson', () => {
  it('is JSON.parse where every number is given back as it is written', () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(undefined, 2), (json, indent) => {
        const text = JSON.stringify(JSON.parse(json), null, indent)
        expect(plain(parseJson(text))).to.deep.equal(JSON.parse(text))
      }),
    )
    for (const text of ['1', '-1.5', '0.1', '-0', '900719925474099', '"1.10"', '[1.5, "2e5", "\\"1.10"]'])
      expect(parseJson(text)).to.deep.equal(JSON.parse(text))
  })

  it('keeps what would change', () => {
    const texts = [
      '1.10',
      '1.0',
      '1e5',
      '1E+5',
      '-2.0e-7',
      '0.0000001',
      '1234567890123456789',
      '-0.10',
      '1e400',
    ]
    for (const text of texts) {
      expect(parseJson(text)).to.deep.equal(new NumberLiteral(text))
      expect(parseJson(` { "a" : [ ${text} , "${text}" ] } `)).to.deep.equal({
        a: [new NumberLiteral(text), text],
      })
    }
  })

  it('looks into no string, however it ends', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('\\', '"', '1.10', ',', '\n', '{', ':')), (parts) => {
        const value = { [parts.join('')]: [parts.join(''), 1] }
        const text = JSON.stringify(value).replace(',1]', ',1.10]')
        expect(parseJson(text)).to.deep.equal({
          [parts.join('')]: [parts.join(''), new NumberLiteral('1.10')],
        })
      }),
    )
  })

  it('takes any depth, the last of doubled names, and __proto__ as a name', () => {
    let inner = parseJson(`${'['.repeat(200_000)}1.10${']'.repeat(200_000)}`)
    while (Array.isArray(inner)) [inner] = inner as unknown[]
    expect(inner).to.deep.equal(new NumberLiteral('1.10'))
    expect(parseJson('{"a": 1.10, "a": 2.50}')).to.deep.equal({ a: new NumberLiteral('2.50') })
    const own = parseJson('{"__proto__": 1.10}') as object
    expect(Object.entries(own)).to.deep.equal([['__proto__', new NumberLiteral('1.10')]])
    expect(Object.getPrototypeOf(own)).to.equal(Object.prototype)
  })

  it('refuses what JSON.parse refuses, with its words', () => {
    for (const text of ['01.10', '1.10.10', '[1.10', '1.', '-', '"1.10', '{1.10: 2}', '1.10 x'])
      expect(() => parseJson(text), text).to.throw(SyntaxError)
  })
})
