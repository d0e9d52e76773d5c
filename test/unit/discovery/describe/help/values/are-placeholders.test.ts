import { expect } from 'chai'
import { arePlaceholders } from '../../../../../../src/discovery/describe/help/values/are-placeholders.js'

describe('arePlaceholders', () => {
  it('tells words that stand for values from values', () => {
    const cases: readonly [values: string, text: string, are: boolean][] = [
      ['defaults|TOPIC', '', true],
      ['ID:none|all', 'Which bees.', true],
      ['HIVE|MEADOW', 'Leave out these hives or meadows', true],
      ['HIVE|MEADOW', 'HIVE or MEADOW', false],
      ['PNG|JPEG', 'Write a picture', false],
      ['utf8|latin1', '', false],
      ['1|simplex', '', false],
      ['en|en_GB', '', false],
      ['UTF8|1', '', false],
      ['n|s', '', false],
    ]
    for (const [values, text, are] of cases)
      expect(arePlaceholders(values.split('|'), text), values).to.equal(are)
  })

  it('knows those that are the placeholders of others', () => {
    expect(arePlaceholders(['n', 's'], '', new Set(['n', 's', 'file']))).to.equal(true)
    expect(arePlaceholders(['n', 'y'], '', new Set(['n']))).to.equal(false)
  })
})
