import { expect } from 'chai'
import { tableOrLines } from '../../../../src/cli/terminal/table-or-lines.js'

describe('tableOrLines', () => {
  const head = ['name', 'value']
  const rows = [['port', 'far too long for a terminal of so few columns']]

  it('is a table that fits a terminal', () => {
    const lines = tableOrLines(head, rows, 30).split('\n')
    expect(lines[1]).to.match(/^│ name +│ value +│$/)
    expect(Math.max(...lines.map(({ length }) => length))).to.equal(30)
  })

  it('is a line for each row elsewhere', () => {
    expect(tableOrLines(head, rows, undefined)).to.equal(rows[0]?.join('  '))
  })
})
