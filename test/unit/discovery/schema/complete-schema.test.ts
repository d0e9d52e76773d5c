import { expect } from 'chai'
import { completeSchema } from '../../../../src/discovery/schema/complete-schema.js'
import type { JsonSchema } from '../../../../src/discovery/tool.js'

describe('completeSchema', () => {
  const cases: readonly [what: string, JsonSchema, JsonSchema][] = [
    ['text where nothing says otherwise', {}, { type: 'string' }],
    ['text where the type is none', { type: 'str' }, { type: 'string' }],
    ['the type of the first choice', { enum: [1, 2] }, { enum: [1, 2], type: 'integer' }],
    ['a number by its default', { default: 0.5 }, { default: 0.5, type: 'number' }],
    ['a boolean by its default', { default: false }, { default: false, type: 'boolean' }],
    ['an array with items', { default: [] }, { default: [], type: 'array', items: { type: 'string' } }],
    [
      'an object without properties, open',
      { default: {} },
      { default: {}, type: 'object', additionalProperties: true },
    ],
    [
      'an object with complete properties, closed',
      { type: 'object', properties: { a: {}, b: { type: 'array' } } },
      {
        type: 'object',
        properties: { a: { type: 'string' }, b: { type: 'array', items: { type: 'string' } } },
        additionalProperties: false,
      },
    ],
    [
      'an object where properties are',
      { properties: { a: {} } },
      { type: 'object', properties: { a: { type: 'string' } }, additionalProperties: false },
    ],
    [
      'what it says of further properties',
      { type: 'object', properties: { a: {} }, additionalProperties: true },
      { type: 'object', properties: { a: { type: 'string' } }, additionalProperties: true },
    ],
    ['several types as they are', { type: ['string', 'null'] }, { type: ['string', 'null'] }],
    ['branches as they are', { anyOf: [{ type: 'string' }] }, { anyOf: [{ type: 'string' }] }],
  ]
  for (const [what, schema, complete] of cases) {
    it(`makes ${what}`, () => {
      expect(completeSchema(schema)).to.deep.equal(complete)
    })
  }

  it('is done with what it has made', () => {
    for (const [, , complete] of cases) expect(completeSchema(complete)).to.deep.equal(complete)
  })
})
