import { expect } from 'chai'
import type { JsonSchema, Parameter } from '../../../../../../src/discovery/tool.js'
import { withTextFacts } from '../../../../../../src/discovery/describe/help/values/with-text-facts.js'

describe('what the text of a known parameter says', () => {
  const schemaOf = (schema: JsonSchema, more: Partial<Parameter> = {}): JsonSchema =>
    withTextFacts({ name: 'x', required: false, flag: '--x', schema, ...more }).schema

  it('are its values, where it announces them', () => {
    const description = "One of 'major', 'minor', or 'prerelease'"
    expect(schemaOf({ type: 'string', description })).to.deep.equal({
      type: 'string',
      description,
      enum: ['major', 'minor', 'prerelease'],
    })
  })

  it('are its values, where the known default is one of them', () => {
    const format = {
      type: 'string',
      description: 'format of the output (table,\njson, xml)',
      default: 'json',
    }
    expect(schemaOf(format)).to.deep.equal({ ...format, enum: ['table', 'json', 'xml'] })
  })

  it('are none that the parser may leave open: words alone, another default, another type', () => {
    const open: readonly JsonSchema[] = [
      { type: 'string', description: 'Output format (json, yaml)' },
      { type: 'string', description: "One of 'a', 'b'", default: 'c' },
      { type: 'integer', description: 'One of 1, 2, 3' },
      { type: 'string', description: "One of 'a', 'b'", enum: ['a', 'b', 'c'] },
      { type: 'array', items: { type: 'string' }, description: "One of 'a', 'b'" },
      { type: 'string' },
    ]
    for (const schema of open) expect(schemaOf(schema)).to.deep.equal(schema)
  })

  it('is the default of a list, where none is known', () => {
    const list = { type: 'array', items: { type: 'string' } }
    expect(schemaOf({ ...list, description: 'The files (default: -)' }).default).to.deep.equal(['-'])
    expect(schemaOf({ ...list, description: 'The keys (default: all)' }).default).to.equal(undefined)
  })

  it('is a default that fits, where none is known', () => {
    const description = 'The longest line (0 to disable,default: 80)'
    expect(schemaOf({ type: 'integer', description }).default).to.equal(80)
    expect(schemaOf({ type: 'integer', description, default: 100 }).default).to.equal(100)
    expect(schemaOf({ type: 'integer', description: 'Defaults to "many".' }).default).to.equal(undefined)
    expect(schemaOf({ type: 'string', description }, { required: true }).default).to.equal(undefined)
    expect(
      schemaOf({ type: 'boolean', description: 'Defaults to true' }, { isSwitch: true }),
    ).not.to.have.property('default')
    expect(schemaOf({ type: 'string', description: 'When. Default: now.' }).default).to.equal(undefined)
    expect(schemaOf({ type: 'string', enum: ['a'], description: 'Defaults to "b".' }).default).to.equal(
      undefined,
    )
  })
})
