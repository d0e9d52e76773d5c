import { expect } from 'chai'
import { findRemoteTool } from '../../../../src/cli/remote/find-remote-tool.js'
import { ToolNotFoundError } from '../../../../src/errors.js'

const tools = ['get_weather', 'get_time'].map((name) => ({ name, inputSchema: { type: 'object' as const } }))

describe('findRemoteTool', () => {
  it('finds one by its name', () => {
    expect(findRemoteTool('get_time', tools, 'http://h')).to.equal(tools[1])
  })

  it('names the nearest, or those that there are', () => {
    const hintOf = (name: string, all = tools): string | undefined => {
      try {
        findRemoteTool(name, all, 'http://h')
      } catch (error) {
        expect(error).to.be.instanceOf(ToolNotFoundError)
        return (error as ToolNotFoundError).hint
      }
      return undefined
    }
    expect(hintOf('get_wether')).to.equal('Did you mean get_weather?')
    expect(hintOf('something_else')).to.equal('Its tools: get_weather, get_time.')
    expect(hintOf('x', [])).to.equal('It has no tools.')
  })
})
