import { expect } from 'chai'
import { withTypeByText } from '../../../../../src/discovery/describe/probe/untyped-option.js'
import { makeParameter } from '../../../../support/make-tool.js'

describe('withTypeByText', () => {
  const option = (description?: string) =>
    makeParameter({ flag: '--bees', schema: { type: 'string', ...(description && { description }) } })

  it('makes a switch of an option without a type whose text says that it takes no value', () => {
    expect(withTypeByText({ ...option('Print all bees'), isUntyped: true })).to.deep.equal({
      ...option(),
      isSwitch: true,
      schema: { type: 'boolean', description: 'Print all bees' },
    })
  })

  it('leaves any other as it is', () => {
    for (const text of ['A file of bees', 'Bees', undefined])
      expect(withTypeByText({ ...option(text), isUntyped: true })).to.deep.equal(option(text))
    expect(withTypeByText(option('Print all bees'))).to.deep.equal(option('Print all bees'))
  })
})
