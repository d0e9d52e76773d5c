import { expect } from 'chai'
import { secretParameters } from '../../../../../src/cli/plugin/info/secret-parameters.js'
import { makePlugin, makeTool } from '../../../../support/make-plugin.js'

describe('secretParameters', () => {
  it('names each with its tool, and no other', () => {
    const tool = makeTool(makePlugin(), 'go')
    const schema = { type: 'string' }
    const parameters = [
      { name: 'pin', required: true, schema, isSecret: true },
      { name: 'door', required: true, schema },
    ]
    expect(secretParameters([tool])).to.deep.equal([])
    expect(secretParameters([tool, { ...tool, command: { ...tool.command, parameters } }])).to.deep.equal([
      { tool: 'p__go', parameter: 'pin' },
    ])
  })
})
