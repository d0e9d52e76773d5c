import { expect } from 'chai'
import { joinSpellings } from '../../../../../../src/discovery/describe/help/layout/join-spellings.js'

describe('joinSpellings', () => {
  it('joins a row with the spelling on the line below', () => {
    expect(
      joinSpellings(['  -k {comb,ball},', '  --kind={comb,ball}', '      what it is', '  -b']),
    ).to.deep.equal(['  -k {comb,ball}, --kind={comb,ball}', '      what it is', '  -b'])
  })

  it('leaves out a spelling with a plus before another one', () => {
    expect(joinSpellings(['  -x   on', '  +s, --no-sort   as they are'])).to.deep.equal([
      '  -x   on',
      '  --no-sort   as they are',
    ])
  })

  it('leaves other lines as they are', () => {
    const lines = ['  -a   of bees,', '      --all too', '  words,', '  --more', '', '  -x,', '  with words']
    expect(joinSpellings(lines)).to.deep.equal(lines)
  })
})
