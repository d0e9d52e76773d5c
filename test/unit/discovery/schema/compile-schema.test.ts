import { expect } from 'chai'
import { compileSchema } from '../../../../src/discovery/schema/compile-schema.js'

describe('compileSchema', () => {
  it('checks formats, passes over those that it does not know, and tells everything that is wrong', () => {
    const validate = compileSchema({
      properties: { at: { format: 'date' }, by: { format: 'of-its-own' }, size: { type: 'integer' } },
    })
    expect(validate({ at: '2026-01-31', by: '?', size: 1 })).to.equal(true)
    expect(validate({ at: 'today', by: '?', size: 'x' })).to.equal(false)
    expect(validate.errors?.map(({ instancePath }) => instancePath)).to.deep.equal(['/at', '/size'])
  })

  it('compiles two schemas with one $id', () => {
    const of = (type: string) => compileSchema({ $id: 'https://example.com/x', type })
    expect([of('string')('x'), of('integer')('x')]).to.deep.equal([true, false])
  })
})
