import { expect } from 'chai'
import { ownUsages } from '../../../../../../src/discovery/describe/help/titled/own-usages.js'

describe('the usages of a program itself', () => {
  it('are those that do more than show its help or version', () => {
    expect(ownUsages(['x FILE', 'x --help', 'x [-V | --version]'])).to.deep.equal(['x FILE'])
  })

  it('are those without a command where there are others', () => {
    expect(ownUsages(['x FILE', 'x <command> [ARGS]'])).to.deep.equal(['x FILE'])
    expect(ownUsages(['x <command> [ARGS]'])).to.deep.equal(['x <command> [ARGS]'])
  })
})
