import { expect } from 'chai'
import { saysValue } from '../../../../src/lint/rules/says-value.js'

const rows: readonly (readonly [description: string, value: unknown, says: boolean])[] = [
  ['From 1 to 1000.', 1000, true],
  ['From 1 to 1,000.', 1000, true],
  ['From 1-100.', 100, true],
  ['At most 30s.', 30, true],
  ['Not below -5.', -5, true],
  ['A share of 0.25 or more.', 0.25, true],
  ['At most 5.', 5, true],
  ['Not below -5.', 5, false],
  ['At most 50.', 5, false],
  ['At most 1.5.', 5, false],
  ['At most 5.1.', 5, false],
  ['Of v5.', 5, false],
  ['How many.', 1, false],
  ['', 1, false],
  ['In mm, unless given.', 'mm', true],
  ['MM unless given.', 'mm', true],
  ['A comma.', 'mm', false],
  ['Such as ^[A-Z]{2}$.', '^[A-Z]{2}$', true],
  ['Two letters.', '^[A-Z]{2}$', false],
  ['An ISO date-time.', 'date-time', true],
  ['Follow links (default).', true, true],
  ['True unless given.', true, true],
  ['Follow links.', true, false],
  ['One of a and b, both unless given.', ['a', 'b'], true],
  ['One of a and b.', ['a', 'c'], false],
  ['Such as {"a":1}.', { a: 1 }, true],
]

describe('saysValue', () => {
  for (const [description, value, says] of rows)
    it(`${says ? 'finds' : 'does not find'} ${JSON.stringify(value)} in ${JSON.stringify(description)}`, () => {
      expect(saysValue(description, value)).to.equal(says)
    })
})
