import { expect } from 'chai'
import { pluginStatus } from '../../../../src/discovery/catalog/plugin-status.js'
import { Snapshot } from '../../../../src/discovery/catalog/snapshot.js'
import { makeLoaded, makePlugin, makeProblem, makeTool } from '../../../support/make-plugin.js'

describe('the status of plugins', () => {
  it('is by name: described, broken, or still to come', () => {
    const loaded = [
      makeLoaded('good', ['one']),
      makeLoaded('broken', [], { problems: [makeProblem('no luck')] }),
      makeLoaded('hidden', []),
    ]
    const status = pluginStatus(
      loaded,
      ['coming', 'good'],
      new Snapshot(loaded, { include: [], exclude: [] }),
    )
    expect(status.map(({ name, state, tools }) => `${name} ${state} ${tools}`)).to.deep.equal([
      'broken broken 0',
      'coming pending 0',
      'good described 1',
      'hidden described 0',
    ])
  })

  it('is no breakage for a plugin without tools that offers something else', () => {
    const prompt = { shown: { name: 'hi' }, from: { text: 'Hi.' }, completers: {}, plugin: makePlugin() }
    const offers = { resources: [], templates: [], prompts: [prompt] }
    const loaded = [
      makeLoaded('p', [], { offers, problems: [makeProblem('is odd', { severity: 'warning' })] }),
    ]
    const [status] = pluginStatus(loaded, [], new Snapshot(loaded, { include: [], exclude: [] }))
    expect(status).to.include({ state: 'described', tools: 0 })
  })

  it('has the names that a plugin goes without among its problems', () => {
    const withHealth = makeLoaded('p', [], { tools: [makeTool(makePlugin(), 'health', 'health')] })
    const [status] = pluginStatus([withHealth], [], new Snapshot([withHealth], { include: [], exclude: [] }))
    expect(status?.problems.map(({ message }) => message)).to.deep.equal([
      'the name health belongs to smcp itself',
    ])
  })
})
