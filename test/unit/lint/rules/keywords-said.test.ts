import { expect } from 'chai'
import { codexLoses } from '../../../../src/lint/limits/codex-loses.js'
import { keywordsSaid } from '../../../../src/lint/rules/keywords-said.js'
import { withProperty } from '../listed-tool.js'

const path = 'inputSchema.properties.a'
const integers = { type: 'array', items: { type: 'integer', minimum: 1 } }

const rows: readonly (readonly [what: string, schema: object, found: string[]])[] = [
  ['a parameter without any', { type: 'string', description: 'A text.' }, []],
  [
    'several, in one line',
    { type: 'integer', default: 3, minimum: 1, maximum: 9 },
    [`${path} loses default 3, minimum 1, maximum 9`],
  ],
  [
    'those that the description does not say',
    { type: 'integer', default: 3, minimum: 1, maximum: 9, description: 'From 1 to 9.' },
    [`${path} loses default 3`],
  ],
  ['none that it says', { type: 'integer', minimum: 1, maximum: 9, description: 'From 1 to 9.' }, []],
  [
    'an open range and a step',
    { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1, multipleOf: 0.5 },
    [`${path} loses exclusiveMinimum 0, exclusiveMaximum 1, multipleOf 0.5`],
  ],
  [
    'lengths, a pattern as it is written, and a format',
    { type: 'string', minLength: 1, maxLength: 8, pattern: '^\\d+$', format: 'date' },
    [`${path} loses minLength 1, maxLength 8, pattern ^\\d+$, format date`],
  ],
  ['a default with a space, in quotes', { type: 'string', default: 'a b' }, [`${path} loses default "a b"`]],
  ['no empty default', { type: 'boolean', default: false }, []],
  ['a default of 0', { type: 'integer', default: 0 }, [`${path} loses default 0`]],
  ['what Codex keeps', { type: 'array', items: { type: 'string', enum: ['a'] }, minItems: 1 }, []],
  [
    'the number of items',
    { type: 'array', items: { type: 'string' }, maxItems: 4 },
    [`${path} loses maxItems 4`],
  ],
  ['what is within, by its place', integers, [`${path}.items loses minimum 1`]],
  ['nothing within that the parameter says', { ...integers, description: 'Each at least 1.' }, []],
  [
    'a branch',
    { anyOf: [{ type: 'integer', maximum: 9 }, { type: 'null' }] },
    [`${path}.anyOf[0] loses maximum 9`],
  ],
  [
    'no parameter that is called like a keyword',
    { type: 'object', properties: { pattern: { type: 'string', description: 'Any.' } } },
    [],
  ],
]

describe('keywordsSaid', () => {
  for (const [what, schema, found] of rows)
    it(`finds ${what}`, () => {
      const faults = keywordsSaid(codexLoses)({ tools: [withProperty('a', schema)] })
      expect(faults.map(({ fault }) => fault.join(' '))).to.deep.equal(found)
    })
})
