import { expect } from 'chai'
import { lettersOf } from '../../../../../../src/discovery/describe/help/values/letters.js'

describe('lettersOf', () => {
  it('takes a placeholder for its letters where the text names some of them', () => {
    expect(lettersOf('{LMQH}', 'how strong, from L (low) to H (high)')).to.deep.equal(['L', 'M', 'Q', 'H'])
  })

  it('takes it for a word otherwise', () => {
    for (const [metavar, text] of [
      ['{FILE}', 'a file, E or not'],
      ['{BEES}', 'B or E or S'],
      ['LMQH', 'from L to H'],
      ['{LMQH}', 'how strong'],
    ] as const)
      expect(lettersOf(metavar, text), metavar).to.equal(undefined)
  })
})
