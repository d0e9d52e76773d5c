import { expect } from 'chai'
import { fitTable } from '../../../../src/cli/terminal/fit-table.js'

const widthOf = (table: string): number => Math.max(...table.split('\n').map((line) => line.length))
const rows = [
  ['short', 'words '.repeat(30).trim()],
  ['x'.repeat(70), 'end'],
]

describe('fitTable', () => {
  it('is no wider than it needs', () => {
    expect(widthOf(fitTable(['A', 'B'], [['one', 'two']], 120))).to.equal(13)
    expect(fitTable(['A', 'B'], [['one', 'two']], 120)).to.equal(fitTable(['A', 'B'], [['one', 'two']], 13))
  })

  for (const width of [24, 40, 100, 200]) {
    it(`fits ${width} columns, and cuts nothing`, () => {
      const table = fitTable(['A', 'B'], rows, width)
      expect(widthOf(table)).to.be.at.most(width)
      expect(table.match(/x/g)).to.have.length(70)
      expect(table.match(/words/g)).to.have.length(30)
    })
  }
})
