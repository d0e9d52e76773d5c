import { expect } from 'chai'
import { partsOf } from '../../../../src/lint/rules/schema-parts.js'

describe('partsOf', () => {
  it('finds what stands in properties, items and branches, and takes no name of a parameter for a keyword', () => {
    const schema = {
      properties: { items: { items: { anyOf: [{}, true] } }, no: 'schema' },
      allOf: [{ oneOf: [{}] }],
    }
    expect(partsOf(schema, 'a').map(([, path]) => path)).to.deep.equal([
      'a',
      'a.properties.items',
      'a.properties.items.items',
      'a.properties.items.items.anyOf[0]',
      'a.allOf[0]',
      'a.allOf[0].oneOf[0]',
    ])
  })
})
