import { expect } from 'chai'
import { clientFindings } from '../../../src/lint/client-findings.js'
import { good, named, withProperty } from './listed-tool.js'

describe('clientFindings', () => {
  it('finds nothing wrong with a plain tool', () => {
    const calls = { heartbeatMs: 5000, pluginTimeoutMs: undefined }
    expect(clientFindings({ tools: [good], calls })).to.deep.equal([])
  })

  it('says which client, tool and field, what is wrong, how bad it is, and what to do', () => {
    expect(clientFindings({ tools: [named(49)] })).to.deep.equal([
      {
        client: 'letta',
        tool: named(49).name,
        field: 'name',
        message: 'has 49 characters; at most 48 are accepted',
        advice: "Shorten the command's name in smcp.json, or serve with --tool-name-max 48.",
        severity: 'error',
      },
    ])
  })

  it('names the host on which it was found, with its version', () => {
    const tools = [withProperty('count', { type: 'integer', maximum: 9 })]
    expect(clientFindings({ tools })).to.deep.equal([
      {
        client: 'codex',
        host: 'Codex 0.169.0',
        tool: 'demo__go',
        field: 'inputSchema.properties.count',
        message: 'loses maximum 9',
        advice: 'A model does not see these: say them in the description of the parameter.',
        severity: 'note',
      },
    ])
  })

  it('looks at these clients only', () => {
    expect(clientFindings({ tools: [named(60)] }, ['letta']).map(({ client }) => client)).to.deep.equal([
      'letta',
    ])
  })
})
