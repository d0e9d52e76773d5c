import { expect } from 'chai'
import {
  isWordForNumber,
  numberType,
} from '../../../../../../../src/discovery/describe/help/dialects/plain/number-type.js'

describe('a value that is a number', () => {
  it('is one by its default', () => {
    expect(numberType('8', 'How wide')).to.equal('integer')
    expect(numberType('8k', 'Number of bees')).to.equal(undefined)
  })

  it('is one where its text says how many', () => {
    for (const text of ['Number of bees', 'The maximum number of hives to open', 'How many bees fly'])
      expect(numberType(undefined, text), text).to.equal('integer')
  })

  it('is one by its placeholder', () => {
    for (const metavar of ['NUM', '<n>', '=N', '#'])
      expect(numberType(undefined, 'Stop after so many bees', metavar), metavar).to.equal('integer')
    expect(numberType(undefined, 'The size of bees', 'N')).to.equal(undefined)
    expect(numberType(undefined, 'Stop after so many bees', 'NAME')).to.equal(undefined)
  })

  it('has no word for its default', () => {
    expect(isWordForNumber('auto', 'NUM')).to.equal(true)
    expect(isWordForNumber('auto', 'WHEN')).to.equal(false)
    expect(isWordForNumber('8k', 'NUM')).to.equal(false)
    expect(isWordForNumber(undefined, 'NUM')).to.equal(false)
  })

  it('is any number where it is rarely whole', () => {
    expect(numberType('0.2', 'How much honey')).to.equal('number')
    expect(numberType('0.2', 'Version of the dance')).to.equal(undefined)
    for (const text of ['Scale of the hive', 'Wait so long (0.5, 1, 2)', 'xlength/ylength'])
      expect(numberType('1', text, '<n>'), text).to.equal('number')
    expect(numberType('1', 'Size of the hive', '<ratio>')).to.equal('number')
    expect(numberType('1', 'Number of digits behind the decimal point')).to.equal('integer')
  })

  it('is none where it may be more', () => {
    for (const text of [
      'Number of bees, or auto',
      'The number of bytes',
      'Number of bees (1k, 1M)',
      'The size',
    ])
      expect(numberType(undefined, text), text).to.equal(undefined)
  })
})
