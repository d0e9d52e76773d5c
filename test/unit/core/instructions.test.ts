import { expect } from 'chai'
import { createInstructions } from '../../../src/core/instructions.js'
import type { Tool } from '../../../src/discovery/tool.js'
import { makePlugin, makeTool } from '../../support/make-plugin.js'
import { makeToolset } from '../../support/make-toolset.js'

const tools = (plugin: string): Tool[] => [makeTool(makePlugin({ name: plugin }), 'go')]
const never = (): never => {
  throw new Error('no tool is needed')
}

describe('the instructions', () => {
  it('tell each caller of the plugins whose tools it sees', async () => {
    const [all, few] = [makeToolset(...tools('a'), ...tools('b')), makeToolset(...tools('b'))]
    const tell = createInstructions({
      toolsetFor: ({ agent }) => (agent === 'a' ? all : few),
      ownWords: undefined,
    })
    expect(await tell({ agent: 'a' })).to.match(/ a: go\. b: go\.$/)
    expect(await tell({})).to.match(/command\. b: go\.$/)
  })

  it('are made once for a list, and anew for another one', async () => {
    let reads = 0
    const counted = (list: Tool[]): Tool[] =>
      list.map((tool) => ({
        ...tool,
        get description() {
          reads += 1
          return tool.description
        },
      }))
    let toolset = makeToolset(...counted(tools('a')))
    const tell = createInstructions({ toolsetFor: () => toolset, ownWords: undefined })
    const first = await tell({})
    const readsOnce = reads
    expect(await tell({})).to.equal(first)
    expect(reads).to.equal(readsOnce)
    toolset = makeToolset(...counted(tools('b')))
    expect(await tell({})).to.match(/ b: go\.$/)
  })

  it('are nothing without tools', async () => {
    const tell = createInstructions({ toolsetFor: () => makeToolset(), ownWords: undefined })
    expect(await tell({})).to.equal(undefined)
  })

  it('are the own words as they are, where there are some, and wait for nothing', async () => {
    const tell = (ownWords: string) => createInstructions({ toolsetFor: never, ownWords })({})
    expect(await tell('Ask first.\n\nThen act. ')).to.equal('Ask first.\n\nThen act. ')
    expect(await tell('')).to.equal(undefined)
  })
})
