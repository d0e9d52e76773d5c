import { expect } from 'chai'
import { checkClientLimits } from '../../../src/lint/check-client-limits.js'
import { contractTool } from '../../support/make-tool.js'

describe('checkClientLimits', () => {
  it('warns of what a client refuses as a problem of the plugin', () => {
    const tool = contractTool({ name: 'request_heartbeat', type: 'string' })
    expect(checkClientLimits([tool])).to.deep.equal([
      {
        plugin: 'demo',
        file: 'cli.py',
        field: 'demo__go: inputSchema.properties.request_heartbeat',
        message: 'has a name that Letta reserves (Letta)',
        severity: 'warning',
      },
    ])
  })

  it('warns of what a host cuts, with its version', () => {
    const tool = { ...contractTool(), description: 'x'.repeat(4097) }
    expect(checkClientLimits([tool]).map(({ message }) => message)).to.deep.equal([
      'has 4097 characters; the model sees only the first 4096 (Claude Code 2.1.332)',
    ])
  })

  it('says nothing of what is only worth knowing', () => {
    expect(checkClientLimits([contractTool({ name: 'count', type: 'integer', maximum: 9 })])).to.deep.equal(
      [],
    )
  })

  it('says nothing of the number of the tools, which is no plugin’s', () => {
    const tools = Array.from({ length: 41 }, (_, index) => ({ ...contractTool(), name: `demo__go${index}` }))
    expect(checkClientLimits(tools)).to.deep.equal([])
  })
})
