import { expect } from 'chai'
import { addValues } from '../../../../../src/discovery/describe/merge/add-values.js'
import type { JsonSchema, Parameter } from '../../../../../src/discovery/tool.js'

const offered = [{ flags: ['-c', '--color'], values: ['auto', 'never'] }]
const parameter = (schema: JsonSchema): Parameter => ({ name: 'c', required: false, flag: '--color', schema })
const add = (schema: JsonSchema): Parameter => addValues([parameter(schema)], offered)[0]!

describe('addValues', () => {
  it('says which values are offered, without refusing others', () => {
    const added = add({ type: 'string', description: 'When to color' })
    expect(added.schema).to.deep.equal({
      type: 'string',
      description: 'When to color. Such as: auto, never.',
    })
    expect(added.completedBy).to.deep.equal(['completion'])
    const list = add({ type: 'array', items: { type: 'string' } })
    expect(list.schema.description).to.equal('Such as: auto, never.')
  })

  it('adds nothing where the values are known, said already, or none', () => {
    for (const schema of [
      { type: 'string', enum: ['auto'] },
      { type: 'string', description: 'One of auto, never.' },
      { type: 'array', items: { type: 'string', enum: ['auto'] } },
      { type: 'boolean' },
      { type: 'integer' },
    ])
      expect(add(schema), JSON.stringify(schema)).to.deep.equal(parameter(schema))
  })
})
