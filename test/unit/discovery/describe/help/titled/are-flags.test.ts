import { expect } from 'chai'
import { areFlags } from '../../../../../../src/discovery/describe/help/titled/are-flags.js'

describe('the rows of a section', () => {
  it('are options if each begins with a flag', () => {
    expect(areFlags(['', '  -f  Feed them', '      daily', '  --smoke', '      Smoke them'])).to.equal(true)
    expect(areFlags(['  -f  Feed them', '  feed  Feed them'])).to.equal(false)
    expect(areFlags(['  - feed', '  - smoke'])).to.equal(false)
    expect(areFlags(['', ''])).to.equal(false)
  })
})
