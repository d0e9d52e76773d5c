import { expect } from 'chai'
import { resolve } from 'node:path'
import { problemReport } from '../../../../src/cli/plugin/plugin-report.js'
import { problemIn } from '../../../../src/discovery/problem.js'

const { error, warning } = problemIn(resolve('plugins/demo/cli.py'), 'demo')
const found = { plugin: 'demo', tools: [], problems: [error('is broken', 'commands'), warning('is odd')] }

describe('problemReport', () => {
  it('is a line for each problem where nobody looks', () => {
    expect(problemReport(found, undefined)).to.deep.equal([
      'Error: demo: commands: is broken (plugins/demo/cli.py)',
      'Warning: demo: is odd (plugins/demo/cli.py)',
    ])
  })

  it('is a table of two columns, and of one at a narrow terminal', () => {
    const [wide, ...rest] = problemReport(found, 60)
    expect(rest).to.deep.equal([])
    expect(wide)
      .to.match(/│ Problem +│ Where +│/)
      .and.match(/│ Warning: is odd +│ plugins\/demo\/cli\.py +│/)
    expect(problemReport(found, 59)[0]).to.match(/│ Warning: is odd +│\n│ plugins\/demo\/cli\.py +│/)
  })
})
