import { expect } from 'chai'
import { takesAnyArguments } from '../../../../src/discovery/describe/any-arguments.js'
import { undescribed } from '../../../../src/discovery/describe/undescribed.js'
import { makePlugin } from '../../../support/make-plugin.js'

describe('undescribed', () => {
  it('is one tool that takes its arguments as they are, with a warning that says why', () => {
    const { source, commands, problems } = undescribed(makePlugin({ name: 'deploy' }), 'gives no help')
    expect(source).to.equal('none')
    expect(commands.map(({ name, path }) => [name, path])).to.deep.equal([['run', []]])
    expect(takesAnyArguments(commands[0]!)).to.equal(true)
    expect(problems.map(({ severity, message }) => `${severity}: ${message}`)[0]).to.match(
      /^warning: gives no help; it is one tool that passes arguments on as they are\. Print a contract/,
    )
  })
})
