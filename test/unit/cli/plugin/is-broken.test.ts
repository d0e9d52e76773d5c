import { expect } from 'chai'
import { isBroken, servesNothing } from '../../../../src/cli/plugin/is-broken.js'
import { contractTool } from '../../../support/make-tool.js'
import { makePlugin, makeProblem } from '../../../support/make-plugin.js'

const tools = [contractTool()]
const nothing = { resources: [], templates: [], prompts: [] }
const prompt = { shown: { name: 'greet' }, from: { text: 'Hi.' }, completers: {}, plugin: makePlugin() }
const offers = { ...nothing, prompts: [prompt] }

describe('isBroken', () => {
  it('is so of a plugin of which clients see nothing, and of one with an error', () => {
    expect(isBroken({ tools: [], offers: nothing, problems: [] })).to.equal(true)
    expect(isBroken({ tools, problems: [makeProblem('no')] })).to.equal(true)
    expect(isBroken({ tools: [], offers, problems: [makeProblem('no')] })).to.equal(true)
  })

  it('is not so of one that has tools, or offers alone, whatever is warned of', () => {
    const problems = [makeProblem('odd', { severity: 'warning' })]
    expect(isBroken({ tools, problems })).to.equal(false)
    expect(isBroken({ tools: [], offers, problems })).to.equal(false)
  })
})

describe('servesNothing', () => {
  it('needs neither tools nor anything beside them', () => {
    expect(servesNothing({ tools: [] })).to.equal(true)
    expect(servesNothing({ tools })).to.equal(false)
    expect(servesNothing({ tools: [], offers })).to.equal(false)
  })
})
