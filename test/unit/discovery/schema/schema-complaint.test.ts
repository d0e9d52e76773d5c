import { expect } from 'chai'
import { compileSchema } from '../../../../src/discovery/schema/compile-schema.js'
import { complaintText, schemaComplaint } from '../../../../src/discovery/schema/schema-complaint.js'
import type { JsonSchema } from '../../../../src/discovery/tool.js'

const item = {
  type: 'object',
  required: ['name'],
  properties: { name: { enum: ['a', 'b'] }, 'x/~y': { type: 'integer' } },
}
const schema = {
  type: 'object',
  properties: { list: { type: 'array', items: item } },
  additionalProperties: false,
}

function complaintsOf(value: unknown, root?: string, by: JsonSchema = schema): string[] {
  const validate = compileSchema(by)
  validate(value)
  return (validate.errors ?? []).map((error) => {
    const { field, message } = schemaComplaint(error, root)
    return `<${field}> ${message}`
  })
}

describe('schemaComplaint', () => {
  it('names the field by its path, below a root where there is one', () => {
    expect(complaintsOf({ list: [{ name: 'a' }, { name: 'c' }] })).to.deep.equal([
      '<list[1].name> "c" is not one of "a", "b"',
    ])
    expect(complaintsOf({ list: 7 }, 'commands[0]')).to.deep.equal(['<commands[0].list> 7 is not an array'])
    expect(complaintsOf({ list: [{ name: 'a', 'x/~y': 'z' }] })).to.deep.equal([
      '<list[0].x/~y> "z" is not an integer',
    ])
  })

  it('says what is missing, not known, or wrong altogether', () => {
    expect(complaintsOf({ list: [{}] })).to.deep.equal(['<list[0].name> is missing'])
    expect(complaintsOf({ lists: [] })).to.deep.equal(['<lists> is not known (did you mean "list"?)'])
    expect(complaintsOf({ other: [] })).to.deep.equal(['<other> is not known'])
    expect(complaintsOf(5, '', { const: 6 })).to.deep.equal(['<> 5 is not 6'])
    expect(complaintsOf(null)).to.deep.equal(['<> null is not an object'])
    expect(complaintsOf(5, '', { minimum: 6 })).to.deep.equal(['<> 5 must be >= 6'])
    expect(complaintsOf(5, '', { type: ['string', 'null'] })).to.deep.equal(['<> 5 is not a string or null'])
  })

  it('names the value that was probably meant', () => {
    const units = { enum: ['celsius', 'kelvin', 7] }
    expect(complaintsOf('Kelvn', '', units)).to.deep.equal([
      '<> "Kelvn" is not one of "celsius", "kelvin", 7 (did you mean "kelvin"?)',
    ])
    for (const far of ['x', 8, '8', null]) expect(complaintsOf(far, '', units)[0]).to.match(/"kelvin", 7$/)
  })

  it('cuts a long value', () => {
    expect(complaintsOf('x'.repeat(100), '', { type: 'number' })[0]).to.match(
      /^<> "x{76}\.\.\. is not a number$/,
    )
  })
})

describe('complaintText', () => {
  it('quotes the field, and names the whole document where it is about that', () => {
    expect(complaintText({ field: 'list[1].name', message: 'is missing' }, 'the arguments')).to.equal(
      '"list[1].name" is missing',
    )
    expect(complaintText({ field: '', message: '[] is not an object' }, 'the arguments')).to.equal(
      'the arguments [] is not an object',
    )
  })
})
