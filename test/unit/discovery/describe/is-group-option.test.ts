import { expect } from 'chai'
import { isGroupOption } from '../../../../src/discovery/describe/is-group-option.js'
import type { Parameter } from '../../../../src/discovery/tool.js'

const option = (name: string, more: Partial<Parameter> = {}): Parameter => ({
  name,
  required: false,
  schema: { type: 'string' },
  flag: `--${name}`,
  ...more,
})

describe('an option of a group', () => {
  it('is one that stands before the last word or belongs to a group above, and may be left out', () => {
    expect(isGroupOption(option('a', { depth: 0 }))).to.equal(true)
    expect(isGroupOption(option('a', { isInherited: true }))).to.equal(true)
    expect(isGroupOption(option('a'))).to.equal(false)
    expect(isGroupOption(option('a', { depth: 0, required: true }))).to.equal(false)
    const positional = { name: 'a', required: false, schema: { type: 'string' }, positional: true, depth: 0 }
    expect(isGroupOption(positional)).to.equal(false)
  })
})
