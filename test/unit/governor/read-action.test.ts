import { expect } from 'chai'
import { namesIn } from '../../../src/governor/read-action.js'

describe('the tools that an action names', () => {
  it('are taken as clients send them', () => {
    const both = ['a__x', 'b__y']
    expect(namesIn({ tools: both })).to.deep.equal(both)
    expect(namesIn({ tools: 'a__x, b__y' })).to.deep.equal(both)
    expect(namesIn({ tools: '["a__x", "b__y"]' })).to.deep.equal(both)
    expect(namesIn({ tools: { item: both } })).to.deep.equal(both)
    expect(namesIn({ tools: { item: 'a__x' } })).to.deep.equal(['a__x'])
    expect(namesIn({ tool: 'a.x' })).to.deep.equal(['a__x'])
    expect(namesIn({ tools: [], tool: 'a__x' })).to.deep.equal(['a__x'])
    expect(namesIn({ tools: ['a__x', ' a__x '] })).to.deep.equal(['a__x'])
  })

  it('are none where none is named', () => {
    for (const args of [{}, { tools: null }, { tools: 7 }, { tool: '' }])
      expect(namesIn(args)).to.deep.equal([])
  })
})
