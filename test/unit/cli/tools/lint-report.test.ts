import { expect } from 'chai'
import { lintReport } from '../../../../src/cli/tools/lint-report.js'
import type { ToolsLint } from '../../../../src/cli/tools/lint-tools.js'

const well = { tools: 1, tokens: 12, findings: [] }

describe('lintReport', () => {
  it('is what the list costs where all is well, with the limits of the clients that have one', () => {
    expect(lintReport(well, ['cursor', 'letta', 'windsurf']).split('\n')).to.deep.equal([
      'No client would refuse a tool.',
      '1 tool (Cursor takes 40, Windsurf takes 50)',
      'about 12 tokens in every conversation (one token per 4 characters)',
    ])
    expect(lintReport(well, ['letta'])).to.contain('\n1 tool\n')
  })

  it('calls the list as a whole "all"', () => {
    const lint: ToolsLint = {
      ...well,
      findings: [
        { client: 'cursor', field: 'tools', message: 'are 41', advice: 'Hide one.', severity: 'warning' },
      ],
    }
    expect(lintReport(lint, undefined, 80)).to.match(
      /│ all +│ Cursor +│ warning: tools are 41\. Hide one\. +│/,
    )
    // Where there is no terminal, in a line.
    expect(lintReport(lint).split('\n')).to.include('all: Cursor: warning: tools are 41. Hide one.')
  })
})
