import { expect } from 'chai'
import { didYouMean, nearestName, nearestWord } from '../../src/nearest-name.js'

describe('nearestName', () => {
  it('is the name that was probably meant', () => {
    expect(nearestName('helth', ['serve', 'health', 'help'])).to.equal('health')
    expect(nearestName('health', ['health', 'wealth'])).to.equal('health')
    expect(nearestName('KELVIN', ['celsius', 'kelvin'])).to.equal('kelvin')
  })

  it('is within two letters, or within a third of a longer name', () => {
    expect(nearestName('ab', ['abcd'])).to.equal('abcd')
    expect(nearestName('ab', ['abcde'])).to.equal(undefined)
    expect(nearestName('abcdefghi', ['abcdefghi123'])).to.equal('abcdefghi123')
    expect(nearestName('abcdefghi', ['abcdefghi1234'])).to.equal(undefined)
  })

  it('is within as many letters as is asked', () => {
    expect(nearestName('ab', ['abcde'], 3)).to.equal('abcde')
    expect(nearestName('ab', ['ac'], 0)).to.equal(undefined)
  })

  it('is none where there is no name', () => {
    expect(nearestName('health', [])).to.equal(undefined)
  })

  it('costs nothing for a text that is far longer than all names', () => {
    const names = Array.from({ length: 300 }, (_, index) => `notes://resource/number/${index}`)
    const startedAt = performance.now()
    expect(nearestName('x'.repeat(4_000_000), names)).to.equal(undefined)
    // It took 17 seconds.
    expect(performance.now() - startedAt).to.be.lessThan(2000)
  })
})

describe('nearestWord', () => {
  it('is a word that is near for its length', () => {
    const words = ['c', 'low', 'green']
    expect(
      ['k', 'C', 'lo', 'lux', 'gren', 'grun', 'grey'].map((typed) => nearestWord(typed, words)),
    ).to.deep.equal([...[undefined, 'c', 'low', undefined, 'green', 'green', 'green']])
  })

  it('is the one that begins so, before all that are near', () => {
    expect(nearestWord('bin', ['bit', 'binary', 'text'])).to.equal('binary')
    expect(nearestWord('J', ['json', 'text'])).to.equal('json')
    expect(nearestWord('inf', ['info', 'information', 'text'])).to.equal('info')
    expect(nearestWord('', ['json'])).to.equal(undefined)
  })
})

describe('didYouMean', () => {
  it('names what was probably meant, or says nothing', () => {
    expect(didYouMean('helth', ['serve', 'health'])).to.equal('Did you mean health?')
    expect(didYouMean('ab', ['abcde'])).to.equal(undefined)
    expect(didYouMean('ab', ['abcde'], 3)).to.equal('Did you mean abcde?')
  })
})
