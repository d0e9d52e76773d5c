import { expect } from 'chai'
import { inputSchemaOf } from '../../../../src/discovery/catalog/input-schema.js'
import type { Parameter } from '../../../../src/discovery/tool.js'

const schemaOf = (...parameters: Parameter[]) =>
  inputSchemaOf({ name: 'go', path: ['go'], description: '', parameters })

describe('inputSchemaOf', () => {
  it('has each parameter by its name, requires those that are required, and takes no others', () => {
    expect(
      schemaOf(
        { name: 'place', required: true, schema: { type: 'string' } },
        { name: 'depth', required: false, schema: { type: 'integer' } },
      ),
    ).to.deep.equal({
      type: 'object',
      properties: { place: { type: 'string' }, depth: { type: 'integer' } },
      required: ['place'],
      additionalProperties: false,
    })
  })

  it('has no empty list of what is required, which some clients refuse', () => {
    expect(schemaOf()).to.deep.equal({ type: 'object', properties: {}, additionalProperties: false })
  })
})
