import { expect } from 'chai'
import type { Rule } from '../../../../src/lint/rule.js'
import * as schema from '../../../../src/lint/rules/schemas.js'
import { good, withProperty } from '../listed-tool.js'

const withSchema = (more: object) => ({ ...good, inputSchema: { ...good.inputSchema, ...more } })
const dialect = 'https://json-schema.org/draft/2020-12/schema'

const rows: readonly (readonly [string, Rule, taken: object, not: object, found: string])[] = [
  [
    'isObjectSchema',
    schema.isObjectSchema,
    good,
    withSchema({ type: 'string' }),
    'inputSchema.type must be "object"',
  ],
  [
    'isReadByLetta',
    schema.isReadByLetta,
    withProperty('a', { type: 'string' }),
    withProperty('a', {}),
    'inputSchema.properties.a has no type',
  ],
  [
    'topLevelWithout',
    schema.topLevelWithout(['anyOf'], 'is refused'),
    withProperty('anyOf', { anyOf: [] }),
    withSchema({ anyOf: [] }),
    'inputSchema.anyOf is refused',
  ],
  [
    'withoutParameter',
    schema.withoutParameter('a', 'is taken'),
    withProperty('b', { type: 'string' }),
    withProperty('a', { type: 'string' }),
    'inputSchema.properties.a is taken',
  ],
  [
    'parameterNames',
    schema.parameterNames(/^\w+$/, 'is odd'),
    withProperty('a_b', {}),
    withProperty('a/b', {}),
    'inputSchema.properties.a/b is odd',
  ],
  [
    'hasDialect',
    schema.hasDialect('all fail'),
    withSchema({ $schema: dialect }),
    withSchema({ $schema: 'http://json-schema.org/draft-07/schema#' }),
    `inputSchema.$schema must be ${dialect}; all fail`,
  ],
  [
    'describesItems',
    schema.describesItems,
    withProperty('a', { type: 'array', items: {} }),
    withProperty('a', { anyOf: [{ type: 'array' }] }),
    'inputSchema.properties.a.anyOf[0] is an array without items',
  ],
  [
    'hasNoReference',
    schema.hasNoReference,
    withProperty('$ref', { type: 'string' }),
    withProperty('a', { items: [{ $ref: '#/$defs/a' }] }),
    'inputSchema has a $ref, which is not followed everywhere',
  ],
  [
    'hasObjectResult',
    schema.hasObjectResult,
    { ...good, outputSchema: { type: 'object' } },
    { ...good, outputSchema: { type: 'array' } },
    'outputSchema.type must be "object"; the whole list is refused',
  ],
]

describe('the rules for schemas', () => {
  for (const [what, rule, taken, not, found] of rows)
    it(`finds by ${what} what breaks it`, () => {
      const faults = (tool: object) =>
        rule({ tools: [{ ...good, ...tool }] }).map(({ fault }) => fault.join(' '))
      expect(faults(taken)).to.deep.equal([])
      expect(faults(not)).to.deep.equal([found])
    })
})
