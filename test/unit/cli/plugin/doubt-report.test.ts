import { expect } from 'chai'
import { doubtReport } from '../../../../src/cli/plugin/doubt-report.js'
import { makePlugin, makeTool } from '../../../support/make-plugin.js'

const tool = (name: string, ...doubts: string[]) => {
  const made = makeTool(makePlugin(), name)
  return doubts.length === 0 ? made : { ...made, command: { ...made.command, doubts } }
}

describe('doubtReport', () => {
  it('is nothing where nothing is in doubt', () => {
    expect(doubtReport([tool('a')], undefined)).to.deep.equal([])
    expect(doubtReport([tool('a')], 80)).to.deep.equal([])
  })

  it('has a line for each doubt, with all tools that it is about', () => {
    expect(doubtReport([tool('a', 'odd', 'new'), tool('b'), tool('c', 'odd')], undefined)).to.deep.equal([
      'In doubt: p__a, p__c: odd',
      'In doubt: p__a: new',
    ])
  })

  it('is a table at a terminal, and names no more than ten tools of a doubt', () => {
    const many = Array.from({ length: 12 }, (_, index) => tool(String(index), 'odd'))
    const [table = ''] = doubtReport(many, 80)
    expect(table).to.match(/│ In doubt +│ Why +│/)
    expect(table.replaceAll(/\s*│\s*/g, ' '))
      .to.contain('p__9 and 2 more')
      .and.not.contain('p__10')
    for (const line of table.split('\n')) expect(line.length).to.be.at.most(80)
  })
})
