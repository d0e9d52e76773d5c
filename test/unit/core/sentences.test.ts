import { expect } from 'chai'
import { clip, sentencesOf } from '../../../src/core/sentences.js'

describe('sentencesOf', () => {
  it('are whole, and each has an end', () => {
    expect(sentencesOf('Keeps bees (e.g. wild ones) in v1.2.  Counts them! Why')).to.deep.equal([
      'Keeps bees (e.g. wild ones) in v1.2.',
      'Counts them!',
      'Why.',
    ])
    expect(sentencesOf('蜂を飼う。数える。')).to.deep.equal(['蜂を飼う。', '数える。'])
    expect(sentencesOf(' ')).to.deep.equal([])
  })
})

describe('clip', () => {
  it('leaves alone what has room', () => {
    expect(clip('Bees.', 5)).to.equal('Bees.')
  })

  it('ends after a whole word, without what stands between two', () => {
    expect(clip('Keeps bees, and counts them.', 18)).to.equal('Keeps bees, and…')
    expect(clip('Keeps bees, and counts them.', 15)).to.equal('Keeps bees…')
  })

  it('counts bytes, and divides no character', () => {
    const family = '👩‍👩‍👧'
    const bytes = Buffer.byteLength(family)
    expect(clip(`${family}${family}`, bytes + 4)).to.equal(`${family}…`)
    for (let bytesMax = 3; bytesMax < 3 * bytes; bytesMax += 1) {
      const text = clip(`é ${family} ${family} ñ ${family}`, bytesMax)
      expect(Buffer.byteLength(text)).to.be.at.most(bytesMax)
      expect(text.replaceAll(family, '')).to.match(/^[éñ ]*…?$/)
    }
  })
})
