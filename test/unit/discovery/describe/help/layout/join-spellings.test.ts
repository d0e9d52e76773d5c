import { expect } from 'chai'
import { joinSpellings } from '../../../../../../src/discovery/describe/help/layout/join-spellings.js'

describe('joinSpellings', () => {
  it('joins a row with the spelling on the line below', () => {
    expect(
      joinSpellings(['  -k {comb,ball},', '  --kind={comb,ball}', '      what it is', '  -b']),
    ).to.deep.equal(['  -k {comb,ball}, --kind={comb,ball}', '      what it is', '  -b'])
  })

  it('leaves other lines as they are', () => {
    const lines = ['  -a   of bees,', '      --all too', '  words,', '  --more', '', '  -x,', '  with words']
    expect(joinSpellings(lines)).to.deep.equal(lines)
  })
})
