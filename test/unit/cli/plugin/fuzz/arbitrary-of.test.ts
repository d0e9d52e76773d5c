import { expect } from 'chai'
import * as fc from 'fast-check'
import { arbitraryOf } from '../../../../../src/cli/plugin/fuzz/arbitrary-of.js'
import { complaintAbout } from '../../../../../src/discovery/schema/complaint-about.js'
import type { JsonSchema } from '../../../../../src/discovery/tool.js'

const schemas: readonly JsonSchema[] = [
  { type: 'string', minLength: 2, maxLength: 5 },
  { type: 'string', pattern: '^[a-c]{1,3}$' },
  ...['date', 'date-time', 'email', 'uri', 'uuid', 'ipv4', 'ipv6'].map((format) => ({
    type: 'string',
    format,
  })),
  { type: 'integer', minimum: 3, maximum: 7 },
  { type: 'integer', maximum: -5_000_000 },
  { type: 'integer', multipleOf: 5, minimum: 1 },
  { type: 'number', minimum: 0.5, maximum: 1.5 },
  { type: 'boolean' },
  { type: ['string', 'null'] },
  { enum: ['a', 'b'] },
  { const: 3 },
  { anyOf: [{ type: 'integer' }, { type: 'boolean' }] },
  { type: 'array', items: { type: 'integer' }, minItems: 1, maxItems: 3, uniqueItems: true },
  { type: 'array', prefixItems: [{ type: 'string' }, { type: 'integer' }], minItems: 2, items: false },
  {
    type: 'object',
    properties: { name: { type: 'string' }, count: { type: 'integer', minimum: 1 } },
    required: ['name'],
    additionalProperties: false,
  },
]

describe('arbitraryOf', () => {
  for (const schema of schemas)
    it(`makes values that fit ${JSON.stringify(schema)}`, () => {
      const values = fc.sample(arbitraryOf(fc, schema), 30)
      for (const value of values) expect(complaintAbout(schema, value)).to.equal(undefined)
    })

  it('leaves out what is not required, sometimes', () => {
    const schema = { type: 'object', properties: { a: { type: 'boolean' } } }
    const keys = fc.sample(arbitraryOf(fc, schema), 50).map((value) => Object.keys(value as object).length)
    expect(new Set(keys)).to.deep.equal(new Set([0, 1]))
  })
})
