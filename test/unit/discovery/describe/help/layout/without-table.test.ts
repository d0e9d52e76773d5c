import { expect } from 'chai'
import { withoutTable } from '../../../../../../src/discovery/describe/help/layout/without-table.js'

describe('a table in a help', () => {
  it('becomes rows with a gap between its columns', () => {
    const drawn = '┌────┬──────┐\n│ -v │ more │\n├────┼──────┤\n│ -q │ less │\n└────┴──────┘'
    const typed = '+----+------+\n| -v | more |\n| -q | less |\n+----+------+'
    for (const table of [drawn, typed]) expect(withoutTable(table)).to.equal('  -v   more\n  -q   less')
  })

  it('is none where one line only has bars', () => {
    for (const text of ['Usage: x [a|b]\n  -v  more', '| x |', '----\nx'])
      expect(withoutTable(text)).to.equal(text)
  })
})
