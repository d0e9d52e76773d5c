import { expect } from 'chai'
import { SchemaChecker } from '../../../../src/discovery/schema/schema-checker.js'

describe('SchemaChecker', () => {
  const schemas = new SchemaChecker()

  it('says why a schema is none of JSON Schema', () => {
    expect(schemas.problem({ type: 'text' })).to.contain('/type must be equal to one of the allowed values')
    expect(schemas.problem({ type: 'string', minLength: -1 })).to.contain('/minLength must be >= 0')
  })

  it('says why one that is valid can not be used', () => {
    expect(schemas.problem({ $ref: '#/$defs/a' })).to.contain('which its schema does not contain')
  })

  it('says nothing of a good one, also with words and formats that it does not know', () => {
    expect(schemas.problem({ type: 'string', format: 'of-its-own', secret: true })).to.equal(undefined)
  })
})
