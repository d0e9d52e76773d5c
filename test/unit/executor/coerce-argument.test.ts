import { expect } from 'chai'
import fc from 'fast-check'
import { coerceArgument, isRounded } from '../../../src/executor/coerce-argument.js'
import { NumberLiteral } from '../../../src/executor/number-literal.js'
import { parseJson } from '../../../src/executor/parse-json.js'

const checked = (value: unknown, schema: Record<string, unknown>): unknown =>
  coerceArgument(value, schema).checked
const rendered = (value: unknown, schema: Record<string, unknown>): unknown =>
  coerceArgument(value, schema).rendered
const [text, integer, number, boolean, object] = ['string', 'integer', 'number', 'boolean', 'object'].map(
  (type) => ({
    type,
  }),
) as [{ type: string }, { type: string }, { type: string }, { type: string }, { type: string }]
const listOf = (items: object): Record<string, unknown> => ({ type: 'array', items })

describe('coerceArgument', () => {
  it('takes a number or a boolean for a text, as it was written', () => {
    for (const [sent, read] of [
      ['5', '5'],
      ['-0', '-0'],
      ['1.10', '1.10'],
      ['1e5', '1e5'],
      ['12345678901234567890', '12345678901234567890'],
      ['true', 'true'],
    ] as const)
      expect(rendered(parseJson(sent), text), sent).to.equal(read)
    for (const value of [null, [1], { a: 1 }, Number('12345678901234567890')])
      expect(rendered(value, text)).to.equal(value)
  })

  it('takes a text for a number where it is one, with all its digits', () => {
    for (const [sent, value] of [
      ['5', 5],
      [' -5 ', -5],
      ['+5', 5],
      ['007', 7],
      ['12345678901234567890', 12345678901234567168],
    ] as const)
      expect(coerceArgument(sent, integer), sent).to.deep.equal({ checked: value, rendered: sent.trim() })
    for (const sent of ['', ' ', '5.0', '1e3', '0x10', 'NaN', 'Infinity', '1_000', '5 6', '9'.repeat(400)])
      expect(coerceArgument(sent, integer), sent).to.deep.equal({ checked: sent, rendered: sent })
    for (const [sent, value] of [
      ['0.10', 0.1],
      ['.5', 0.5],
      ['5.', 5],
      ['-1e-3', -0.001],
    ] as const)
      expect(coerceArgument(sent, number), sent).to.deep.equal({ checked: value, rendered: sent })
    for (const sent of ['.', 'e5', '1e', 'Infinity', '1e999'])
      expect(checked(sent, number), sent).to.equal(sent)
  })

  it('takes a text for a boolean where it is true or false in any case', () => {
    expect(['true', 'False', 'TRUE'].map((sent) => checked(sent, boolean))).to.deep.equal([true, false, true])
    for (const sent of ['yes', '1', '', 'true ']) expect(checked(sent, boolean)).to.equal(sent)
  })

  it('takes a JSON text for a list or an object, and only where it is one', () => {
    expect(checked('[1, "2"]', listOf(integer))).to.deep.equal([1, 2])
    expect(checked('{"a": 1}', object)).to.deep.equal({ a: 1 })
    for (const sent of ['{"a": 1}', '5', 'null', 'a,b', '[1', ''])
      expect(checked(sent, listOf(integer)), sent).to.equal(sent)
    for (const sent of ['[1]', '"a"', 'null', '{a: 1}']) expect(checked(sent, object), sent).to.equal(sent)
    const deep = '['.repeat(5000) + ']'.repeat(5000)
    expect(checked(deep, listOf({}))).to.equal(deep)
  })

  it("unwraps Letta's lists, and no object that has more than the item", () => {
    expect(checked({ item: 'solo' }, listOf(text))).to.deep.equal(['solo'])
    expect(checked({ item: ['a', 'b'] }, listOf(text))).to.deep.equal(['a', 'b'])
    for (const value of [{ item: 'a', more: 1 }, { items: ['a'] }, {}])
      expect(checked(value, listOf(text))).to.deep.equal(value)
    expect(checked({ item: 'x' }, object)).to.deep.equal({ item: 'x' })
  })

  it('takes each item for what the list means, also where the list may be null', () => {
    for (const schema of [
      listOf(integer),
      { anyOf: [listOf(integer), { type: 'null' }] },
      { oneOf: [{ type: 'null' }, listOf(integer)] },
      { ...listOf(integer), type: ['array', 'null'] },
    ]) {
      expect(coerceArgument(['1', 2, '9007199254740993'], schema), JSON.stringify(schema)).to.deep.equal({
        checked: [1, 2, 9007199254740992],
        rendered: [1, 2, '9007199254740993'],
      })
      expect(checked({ item: '5' }, schema)).to.deep.equal([5])
      expect(checked(null, schema)).to.equal(null)
    }
  })

  it('leaves a number that would lose digits as it was written, wherever it lies', () => {
    const sent = parseJson('{"a": [1.10, 9007199254740993]}')
    expect(checked(sent, object)).to.deep.equal({ a: [1.1, new NumberLiteral('9007199254740993')] })
    expect(checked(parseJson('1e400'), number)).to.deep.equal(new NumberLiteral('1e400'))
  })

  it('leaves everything as it is where several types are allowed', () => {
    for (const schema of [{ type: ['string', 'integer'] }, { anyOf: [text, integer] }, {}])
      for (const value of ['5', 5, true, '[1]', { item: 1 }])
        expect(checked(value, schema)).to.deep.equal(value)
  })

  it('leaves what fits as it is, as often as it is done', () => {
    const fitting = fc.oneof(
      fc.tuple(fc.constant(text), fc.string()),
      fc.tuple(fc.constant(integer), fc.maxSafeInteger()),
      fc.tuple(fc.constant(number), fc.double({ noNaN: true, noDefaultInfinity: true })),
      fc.tuple(fc.constant(boolean), fc.boolean()),
      fc.tuple(fc.constant(object), fc.dictionary(fc.string(), fc.jsonValue(), { noNullPrototype: true })),
      fc.tuple(fc.constant(listOf(text)), fc.array(fc.string())),
    )
    fc.assert(
      fc.property(fitting, ([schema, value]) => {
        expect(coerceArgument(value, schema)).to.deep.equal({ checked: value, rendered: value })
      }),
    )
  })

  it('reads back every number that is given as a text', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(coerceArgument(String(value), number)).to.deep.equal({
          checked: value === 0 ? 0 : value,
          rendered: String(value),
        })
      }),
    )
  })
})

describe('isRounded', () => {
  it('is true of an integer that may have been another one, and of what is none', () => {
    for (const value of [2 ** 53, -(2 ** 53), 1e20, Infinity, NaN])
      expect(isRounded(value), `${value}`).to.be.true
    for (const value of [2 ** 53 - 1, 0, -0, 0.1, 1e21, 1e300, 5e-324])
      expect(isRounded(value), `${value}`).to.be.false
  })
})
