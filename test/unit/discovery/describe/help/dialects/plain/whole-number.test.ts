import { expect } from 'chai'
import { wholeNumber } from '../../../../../../../src/discovery/describe/help/dialects/plain/whole-number.js'

describe('a value that is a whole number', () => {
  it('is one by its default', () => {
    expect(wholeNumber('8', 'How wide')).to.equal('integer')
    expect(wholeNumber('8k', 'Number of bees')).to.equal(undefined)
  })

  it('is one where its text says how many', () => {
    for (const text of ['Number of bees', 'The maximum number of hives to open', 'How many bees fly'])
      expect(wholeNumber(undefined, text), text).to.equal('integer')
  })

  it('is one by its placeholder', () => {
    for (const metavar of ['NUM', '<n>', '=N', '#'])
      expect(wholeNumber(undefined, 'Stop after so many bees', metavar), metavar).to.equal('integer')
    expect(wholeNumber(undefined, 'The scale of bees', 'N')).to.equal(undefined)
    expect(wholeNumber(undefined, 'Stop after so many bees', 'NAME')).to.equal(undefined)
  })

  it('is none where it may be more', () => {
    for (const text of [
      'Number of bees, or auto',
      'The number of bytes',
      'Number of bees (1k, 1M)',
      'The size',
    ])
      expect(wholeNumber(undefined, text), text).to.equal(undefined)
  })
})
