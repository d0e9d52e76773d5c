import { expect } from 'chai'
import { withEarlierTools } from '../../../../src/discovery/catalog/with-earlier-tools.js'
import { anyArguments } from '../../../../src/discovery/describe/any-arguments.js'
import type { Tool } from '../../../../src/discovery/tool.js'
import { makeLoaded } from '../../../support/make-plugin.js'
import { makeParameter } from '../../../support/make-tool.js'

const withArgs = (tool: Tool): Tool => ({
  ...tool,
  command: { ...tool.command, parameters: [anyArguments] },
})

describe('a plugin that is described in whole', () => {
  it('has its earlier tools beside those that took args only until then', () => {
    const loaded = makeLoaded('p', ['a', 'b', 'c', 'd'])
    const [a, b, c, d] = loaded.tools as [Tool, Tool, Tool, Tool]
    const first = { ...loaded, tools: [withArgs(a), b, withArgs(c)] }
    const { tools } = withEarlierTools({ ...loaded, tools: [a, b, withArgs(c), d] }, first)
    expect(tools.map(({ name, earlier }) => [name, earlier?.name])).to.deep.equal([
      ['p__a', 'p__a'],
      ['p__b', undefined],
      ['p__c', undefined],
      ['p__d', undefined],
    ])
    expect(withEarlierTools(loaded, undefined).tools).to.deep.equal(loaded.tools)
  })

  it('has none beside one with args of its own, which would hide its other parameters', () => {
    const loaded = makeLoaded('p', ['a'])
    const [a] = loaded.tools as [Tool]
    const file = makeParameter({ name: 'file', positional: true })
    const own = { ...a, command: { ...a.command, parameters: [anyArguments, file] } }
    const { tools } = withEarlierTools({ ...loaded, tools: [own] }, { ...loaded, tools: [withArgs(a)] })
    expect(tools[0]?.earlier).to.equal(undefined)
  })

  it('keeps them when it is described in whole once more', () => {
    const loaded = makeLoaded('p', ['a'])
    const [a] = loaded.tools as [Tool]
    const once = withEarlierTools(loaded, { ...loaded, tools: [withArgs(a)] })
    expect(withEarlierTools(loaded, once).tools[0]?.earlier?.name).to.equal('p__a')
  })
})
