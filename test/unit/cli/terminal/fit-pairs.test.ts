import { expect } from 'chai'
import { fitPairs } from '../../../../src/cli/terminal/fit-pairs.js'

describe('fitPairs', () => {
  it('has its columns side by side where there is room, else below each other', () => {
    const table = (width: number): string => fitPairs(['What', 'Why'], [['this', 'that']], width)
    expect(table(60))
      .to.match(/│ What │ Why +│/)
      .and.match(/│ this │ that │/)
    expect(table(59))
      .to.match(/│ What +│\n/)
      .and.match(/│ this +│\n│ that +│/)
      .and.not.contain('Why')
  })
})
