import { expect } from 'chai'
import { placeOf, toolOf, type GoldenFile } from '../../../../../src/cli/plugin/golden/golden-call.js'
import { parserTool } from '../../../../support/make-tool.js'

describe('a golden call', () => {
  const file: GoldenFile = { file: '/p/mine/tests/a.json', text: '', isList: true, calls: [] }

  it('has its place in the folder of its plugin, with its number in a list', () => {
    expect(placeOf(file, '/p/mine', 2)).to.equal('tests/a.json[2]')
    expect(placeOf({ ...file, isList: false }, '/p/mine', 0)).to.equal('tests/a.json')
  })

  it('is of the tool whose command it names', () => {
    const tool = parserTool({})
    expect(toolOf({ command: tool.command.name }, [tool])).to.equal(tool)
    expect(toolOf({ command: `${tool.command.name}x` }, [tool])).to.equal(undefined)
  })
})
