import { expect } from 'chai'
import { pluginWords } from '../../../src/core/plugin-words.js'
import type { Tool } from '../../../src/discovery/tool.js'
import { makePlugin, makeTool } from '../../support/make-plugin.js'

const plugin = makePlugin({ name: 'git' })
const tool = (command: string, more: Partial<Tool> = {}): Tool => makeTool(plugin, command, undefined, more)

describe('pluginWords', () => {
  it('are the sentences that a plugin says of itself, beside its name', () => {
    const pluginAbout = 'Keeps versions. And more'
    expect(pluginWords([tool('log', { pluginAbout }), tool('push', { pluginAbout })])).to.deep.equal([
      { label: 'git', sentences: ['Keeps versions.', 'And more.'] },
    ])
  })

  it('are what its only tool says first, or what its tools are called, where it says nothing', () => {
    const sentences = (...tools: Tool[]): unknown => pluginWords(tools)[0]?.sentences
    expect(sentences(tool('run', { description: 'Runs  it.\nNow.\n\nWith care.' }))).to.deep.equal([
      'Runs it.',
      'Now.',
    ])
    expect(sentences(tool('run', { title: 'Run it' }), tool('stop'))).to.deep.equal(['Run it, stop.'])
  })

  it('are beside the name of a tool too, where those do not begin with the name of the plugin', () => {
    const label = (...names: string[]): unknown =>
      pluginWords(names.map((name) => tool(name, { name })))[0]?.label
    expect(label('git__log', 'git__push')).to.equal('git')
    expect(label('log')).to.equal('git (log)')
    expect(label('log', 'push')).to.equal('git (log, ...)')
  })

  it('are in order of the names of the plugins', () => {
    const tools = ['b', 'a', 'c'].map((name) => makeTool(makePlugin({ name }), 'go'))
    expect(pluginWords(tools).map(({ label }) => label)).to.deep.equal(['a', 'b', 'c'])
  })
})
