import { expect } from 'chai'
import { matchTools } from '../../../../src/cli/tools/match-tools.js'

describe('matchTools', () => {
  const tools = [
    { name: 'demo_math__coin_flip', description: 'Flip a fair coin.' },
    { name: 'demo_text__echo', description: 'Say the same.' },
    { name: 'health' },
  ]
  const matched = (...words: string[]): string[] => matchTools(tools, words).map(({ name }) => name)

  it('takes a glob of names, and a part of names or descriptions', () => {
    expect(matched('demo_*')).to.deep.equal(['demo_math__coin_flip', 'demo_text__echo'])
    expect(matched('*__echo')).to.deep.equal(['demo_text__echo'])
    expect(matched('FAIR')).to.deep.equal(['demo_math__coin_flip'])
    expect(matched('heal')).to.deep.equal(['health'])
  })

  it('takes what fits all words, and everything without one', () => {
    expect(matched('demo_*', 'coin')).to.deep.equal(['demo_math__coin_flip'])
    expect(matched('demo_*', 'health')).to.deep.equal([])
    expect(matched()).to.have.length(3)
  })
})
