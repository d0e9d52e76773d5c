import { expect } from 'chai'
import { lintSummary, lintTools } from '../../../../src/cli/tools/lint-tools.js'
import { contractTool } from '../../../support/make-tool.js'

const good = contractTool({ name: 'place', type: 'string' })
const renamed = (length: number) => ({ ...good, name: `demo__${'x'.repeat(length - 6)}` })

describe('lintTools', () => {
  it('counts the tools and a token for four characters of the list', () => {
    const { tools, tokens, findings } = lintTools([good])
    const { name, title, description, inputSchema } = good
    expect([tools, findings]).to.deep.equal([1, []])
    expect(tokens).to.equal(Math.ceil(JSON.stringify([{ name, title, description, inputSchema }]).length / 4))
  })

  it('puts errors before warnings, both before notes, and then tools by name', () => {
    const tools = [{ ...renamed(60), description: 'x'.repeat(3000) }, good, renamed(56), renamed(49)]
    const found = lintTools(tools).findings.map(({ severity, tool }) => `${severity} ${tool!.length}`)
    expect([...new Set(found)]).to.deep.equal([
      'error 49',
      'error 56',
      'error 60',
      'warning 56',
      'warning 60',
      'note 60',
    ])
  })

  it('looks at how calls are let run, where it is told', () => {
    const fields = (heartbeatMs?: number): string[] =>
      lintTools([good], ['opencode'], { heartbeatMs, pluginTimeoutMs: undefined }).findings.map(
        ({ field }) => field,
      )
    expect(fields()).to.deep.equal(['SMCP_HEARTBEAT'])
    expect(fields(5000)).to.deep.equal([])
  })
})

describe('lintSummary', () => {
  it('says nothing where all is well', () => {
    expect(lintSummary([good], 'smcp')).to.equal(undefined)
    expect(lintSummary([{ ...good, name: 'demo__go-on' }], 'smcp')).to.equal(undefined)
  })

  it('counts the tools that would be refused, by client', () => {
    expect(lintSummary([renamed(50)], 'smcp')).to.equal(
      '1 tool would be refused by Letta; smcp tools lint says why',
    )
    expect(lintSummary([renamed(50), renamed(51), renamed(54)], 'smcp')).to.equal(
      '3 tools would be refused by Letta, 1 by Claude; smcp tools lint says why',
    )
  })

  it('says who can not take so many', () => {
    expect(
      lintSummary(
        Array.from({ length: 51 }, () => good),
        'smcp',
      ),
    ).to.equal('51 tools are more than Cursor, Windsurf can take; smcp tools lint says why')
  })
})
