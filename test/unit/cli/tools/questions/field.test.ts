import { expect } from 'chai'
import { readField, valueOf } from '../../../../../src/cli/tools/questions/field.js'

const choicesOf = (schema: Record<string, unknown>): unknown =>
  readField('x', schema, true).choices?.map(({ name, value }) => [name, value])

describe('readField', () => {
  for (const [what, schema] of [
    ['an enum', { type: 'string', enum: ['a', 'b'] }],
    ['several of an enum', { type: 'array', items: { type: 'string', enum: ['a', 'b'] } }],
  ] as const)
    it(`has the choices of ${what}`, () => {
      expect(choicesOf(schema)).to.deep.equal([
        ['a', 'a'],
        ['b', 'b'],
      ])
    })

  for (const [what, schema] of [
    [
      'an enum',
      {
        type: 'string',
        oneOf: [
          { const: 'a', title: 'A' },
          { const: 'b', title: 'B' },
        ],
      },
    ],
    [
      'several of an enum',
      {
        type: 'array',
        items: {
          anyOf: [
            { const: 'a', title: 'A' },
            { const: 'b', title: 'B' },
          ],
        },
      },
    ],
    ['an older enum', { type: 'string', enum: ['a', 'b'], enumNames: ['A', 'B'] }],
  ] as const)
    it(`has the titles of ${what}`, () => {
      expect(choicesOf(schema)).to.deep.equal([
        ['A', 'a'],
        ['B', 'b'],
      ])
    })

  it('has none for any text, and two for a boolean', () => {
    expect(choicesOf({ type: 'string' })).to.equal(undefined)
    expect(choicesOf({ type: 'boolean' })).to.deep.equal([
      ['Yes', true],
      ['No', false],
    ])
  })
})

describe('valueOf', () => {
  it('is of the type that is asked for', () => {
    const list = { type: 'array', items: { type: 'string' } }
    expect(valueOf({ schema: { type: 'string' } }, ['7'])).to.equal('7')
    expect(valueOf({ schema: { type: 'integer' } }, ['7'])).to.equal(7)
    expect(valueOf({ schema: { type: 'boolean' } }, ['false'])).to.equal(false)
    expect(valueOf({ schema: list }, ['a,b'])).to.deep.equal(['a', 'b'])
    expect(valueOf({ schema: list }, ['a', 'b'])).to.deep.equal(['a', 'b'])
  })
})
