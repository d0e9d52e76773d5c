import { expect } from 'chai'
import { isToolOf, whyBroken, whyNotYet } from '../../../../src/discovery/catalog/why-broken.js'
import { makeLoaded, makeProblem } from '../../../support/make-plugin.js'

const plugins = [
  makeLoaded('good', ['one']),
  makeLoaded('dead', [], { problems: [makeProblem('no luck'), makeProblem('is wrong', { field: 'main' })] }),
  makeLoaded('half', ['one'], { problems: [makeProblem('is taken', { field: 'two' }), makeProblem('else')] }),
]
const why = (tool: string): string | undefined => whyBroken(tool, plugins)?.message

describe('whyBroken', () => {
  it('says all that is wrong with a plugin that has no tools, however the tool is spelled', () => {
    expect(why('dead__any')).to.equal(
      "dead__any can't be called: the plugin dead is broken: no luck; main: is wrong",
    )
    expect(why('dead.any')).to.contain('the plugin dead is broken')
  })

  it('says what is wrong with the command where others are well', () => {
    expect(why('half__two')).to.equal("half__two can't be called: the plugin half is broken: two: is taken")
  })

  it('says nothing of a tool that nobody should have', () => {
    expect(['half__three', 'good__two', 'deadly__one', 'dead', 'gone__one'].map(why)).to.deep.equal(
      Array(5).fill(undefined),
    )
    expect(isToolOf('dead', 'deadly__one')).to.equal(false)
  })
})

describe('whyNotYet', () => {
  it('says that a plugin is still read on, where the tool may be one of its', () => {
    const [good, dead, half] = plugins
    const readOn = [good!, dead!, { ...half!, whole: Promise.resolve(half) }]
    expect(whyNotYet('half__db_load', readOn)?.message).to.equal(
      'No tool "half__db_load" yet: the commands of half are still asked for their helps',
    )
    expect(whyNotYet('good__db_load', readOn)).to.equal(undefined)
  })
})
