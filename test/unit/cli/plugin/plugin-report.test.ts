import { expect } from 'chai'
import { resolve } from 'node:path'
import { problemReport, toolTable } from '../../../../src/cli/plugin/plugin-report.js'
import { problemIn } from '../../../../src/discovery/problem.js'
import { signature } from '../../../../src/cli/tools/signature.js'
import { contractTool } from '../../../support/make-tool.js'

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

describe('toolTable', () => {
  const tools = [contractTool({ name: 'text', type: 'string' })]
  const called = signature(tools[0]!)

  it('has two lines for each tool where nobody looks, however long its signature is', () => {
    expect(toolTable(tools, undefined)).to.equal(`${called}\n  described by contract`)
  })

  it('is a table at a terminal', () => {
    const words = called.replaceAll(/[()?]/g, '\\$&')
    expect(toolTable(tools, 100)).to.match(new RegExp(`│ ${words} +│ contract +│`))
  })
})
