import { expect } from 'chai'
import { differenceReport } from '../../../../../src/cli/plugin/compare/difference-report.js'
import type { Teller } from '../../../../../src/cli/plugin/compare/describe-by-sources.js'
import type { Difference } from '../../../../../src/cli/plugin/compare/find-differences.js'

const by = (...sources: Teller[]): Teller[] => [...sources, 'served']
const differences: Difference[] = [
  { command: 'go', fact: 'command', by: { parser: true, help: false, served: true } },
  { command: 'go', parameter: 'x', fact: 'type', by: { parser: 'integer', help: 'string' } },
  { command: 'go', parameter: 'x', fact: 'values', by: { parser: ['a'], help: null } },
  { command: 'go', parameter: 'x', fact: 'default', by: { parser: true, help: null } },
]

describe('differenceReport', () => {
  it('has a line for each difference where there is no terminal', () => {
    expect(differenceReport({ sources: by('parser', 'help'), differences }, undefined)).to.deep.equal([
      'Differs: go, command: parser yes; help no; served yes',
      'Differs: go x, type: parser integer; help string',
      'Differs: go x, values: parser ["a"]; help -',
      'Differs: go x, default: parser true; help -',
      'Compared: parser and help; served is what they make together.',
    ])
  })

  it('has a column for each source at a terminal, within its width', () => {
    const [table = ''] = differenceReport(
      { sources: by('contract', 'parser', 'help', 'manual'), differences },
      80,
    )
    expect(table).to.match(/│ Differs │ In +│ contract │ parser +│ help +│ manual │ served │/)
    expect(table).to.match(/│ go x +│ type +│ +│ integer +│ string +│ +│ +│/)
    for (const line of table.split('\n')) expect(line.length).to.be.at.most(80)
  })

  it('says so where there is no difference, or nothing to compare', () => {
    expect(
      differenceReport({ sources: by('contract', 'parser', 'help'), differences: [] }, 80),
    ).to.deep.equal(['Its contract, parser and help say the same.'])
    expect(differenceReport({ sources: by('help'), differences: [] }, undefined)).to.deep.equal([
      'Nothing more to compare: only its help knows its commands.',
    ])
    expect(differenceReport({ sources: by(), differences: [] }, undefined)).to.deep.equal([
      'Nothing to compare: no source knows its commands.',
    ])
  })
})
