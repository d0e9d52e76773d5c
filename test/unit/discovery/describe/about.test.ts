import { expect } from 'chai'
import { aboutIn, onOneLine } from '../../../../src/discovery/describe/about.js'

describe('aboutIn', () => {
  it('is the first paragraph, on one line', () => {
    expect(aboutIn('\n  Keeps bees,\n  and  counts\tthem.\n \nUsage is below.\n')).to.deep.equal({
      about: 'Keeps bees, and counts them.',
    })
  })

  it('is nothing where nothing is said', () => {
    for (const text of [undefined, '', ' \n\n ', '\u0000']) expect(aboutIn(text)).to.deep.equal({})
  })

  it('ends after 1024 characters, in the middle of none', () => {
    expect(aboutIn('🐝'.repeat(2000))).to.deep.equal({ about: '🐝'.repeat(1024) })
  })
})

describe('onOneLine', () => {
  it('leaves out colours, control characters and halves of characters', () => {
    expect(onOneLine('\u001b[1mBees\u001b[0m\u0007 and\r\nhoney\ud83d.')).to.equal('Bees and honey.')
  })
})
