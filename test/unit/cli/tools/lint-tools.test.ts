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

  it('puts errors before warnings', () => {
    const tools = Array.from({ length: 41 }, () => renamed(60))
    const severities = lintTools(tools).findings.map(({ severity }) => severity)
    expect(severities[0]).to.equal('error')
    expect(severities.at(-1)).to.equal('warning')
  })
})

describe('lintSummary', () => {
  it('says nothing where all is well', () => {
    expect(lintSummary([good], 'smcp')).to.equal(undefined)
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
