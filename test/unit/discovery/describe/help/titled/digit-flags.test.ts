import { expect } from 'chai'
import { digitFlags } from '../../../../../../src/discovery/describe/help/titled/digit-flags.js'

describe('a row of numbers behind dashes', () => {
  const cases: readonly [head: string, flags: string | undefined][] = [
    ['-1 ... -4', '-1 -2 -3 -4'],
    ['-1..4', '-1 -2 -3 -4'],
    ['-1 - 4', '-1 -2 -3 -4'],
    ['-1-4', '-1 -2 -3 -4'],
    ['-1--4', '-1 -2 -3 -4'],
    ['-1 through -3', '-1 -2 -3'],
    ['-1 to -3, -11', '-1 -2 -3 -11'],
    ['-1, -2, ..., -5', '-1 -2 -3 -4 -5'],
    ['-0,-1,-2', '-0 -1 -2'],
    ['-0, -2, -4', '-0 -2 -4'],
    ['-4 -6', '-4 -6'],
    ['-4', undefined],
    ['-1, --one', undefined],
    ['-1 to N', undefined],
    ['-3 to -1', undefined],
  ]
  for (const [head, flags] of cases) {
    it(`is a switch for each: ${head}`, () => {
      expect(digitFlags(head)?.join(' ')).to.equal(flags)
    })
  }
})
