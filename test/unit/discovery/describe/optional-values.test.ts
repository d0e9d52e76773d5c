import { expect } from 'chai'
import { withOptionalValues } from '../../../../src/discovery/describe/optional-values.js'
import type { Description, Parameter, Source } from '../../../../src/discovery/tool.js'

function changed(parameter: Partial<Parameter>, source: Source = 'help'): Parameter {
  const one = { name: 'x', required: false, schema: { type: 'string' }, isJoined: true, ...parameter }
  const command = { name: 'run', path: [], description: '', parameters: [one] }
  const description: Description = { source, commands: [command], problems: [] }
  return withOptionalValues(description).commands[0]!.parameters[0]!
}

describe('an option with an optional value', () => {
  it('takes one word more, which gives it bare', () => {
    expect(
      changed({ schema: { type: 'string', enum: ['auto', 'never'], description: 'When.' } }),
    ).to.deep.include({
      bareValue: 'true',
      schema: {
        type: 'string',
        enum: ['auto', 'never', 'true'],
        description: 'When. ("true": the option without a value.)',
      },
    })
  })

  it('takes a number as text', () => {
    const { schema } = changed({ schema: { type: 'integer', minimum: 1, default: 4 } })
    expect(schema).to.deep.equal({
      type: 'string',
      pattern: String.raw`^(?:true|[+-]?\d+)$`,
      default: '4',
      description: '("true": the option without a value.)',
    })
  })

  it('stays as it is where the word has a meaning already, and where it always has a value', () => {
    for (const same of [
      { schema: { type: 'string', enum: ['true', 'false'] } },
      { schema: { type: 'boolean' } },
      { schema: { type: 'array', items: { type: 'string' } } },
      { isJoined: false },
    ])
      expect(changed(same), JSON.stringify(same)).not.to.have.property('bareValue')
    expect(changed({}, 'contract')).not.to.have.property('bareValue')
  })
})
