import { expect } from 'chai'
import { lettaFaults } from '../../../../src/lint/rules/letta-faults.js'

const object = (properties: object, more: object = {}): object => ({ type: 'object', properties, ...more })

describe('lettaFaults', () => {
  for (const [what, schema, faults] of [
    ['a schema without a type', { description: 'x' }, [['s', 'has no type']]],
    ['a list without items', { type: 'array' }, [['s', 'is an array without items']]],
    ['a schema that is a boolean', true, [['s', 'must be an object; no tool of the list is accepted']]],
    [
      'a name that no property has',
      object({ a: { type: 'string' } }, { required: ['b'] }),
      [['s.required', 'names "b", which is not a property']],
    ],
    ['a fault of a branch', { anyOf: [{ type: 'string' }, {}] }, [['s.anyOf[1]', 'has no type']]],
  ] as const)
    it(`finds ${what}`, () => {
      expect(lettaFaults(schema, 's')).to.deep.equal(faults)
    })

  it('finds what is required and takes nothing, for Letta closes an object that does not say', () => {
    for (const empty of [object({}), object({ x: { type: 'string' } }, { additionalProperties: false })]) {
      const [fault] = lettaFaults(object({ a: empty }, { required: ['a'] }), 's')
      expect(fault?.[0]).to.equal('s.properties.a')
    }
    const open = object({}, { additionalProperties: true })
    expect(lettaFaults(object({ a: open }, { required: ['a'] }), 's')).to.deep.equal([])
  })

  it('takes the type from what only that type has', () => {
    expect(lettaFaults({ items: { type: 'string' } }, 's')).to.deep.equal([])
    expect(lettaFaults({ properties: { a: { type: 'string' } } }, 's')).to.deep.equal([])
  })
})
