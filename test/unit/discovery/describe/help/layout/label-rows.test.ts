import { expect } from 'chai'
import { withTextsBeside } from '../../../../../../src/discovery/describe/help/layout/label-rows.js'

describe('withTextsBeside', () => {
  it('puts the text below a command beside it, up to the first line that is neither', () => {
    const lines = ['hook SHELL:', '  Sets up the', '  hook', '', 'prune:', '  removes files', 'More at x.']
    expect(withTextsBeside(lines)).to.deep.equal(['  hook SHELL  Sets up the hook', '  prune  removes files'])
  })

  it('takes the first of several names above one text', () => {
    expect(withTextsBeside([' allow [FILE]:', ' permit [FILE]:', '   Lets it load'])).to.deep.equal([
      '  allow [FILE]  Lets it load',
    ])
  })

  it('leaves headings of rows and other lists as they are', () => {
    for (const lines of [
      ['basics:', '  init  Make one'],
      ['basics:', '  init'],
      ['  init  Make one', '  get:', '    Gets one'],
      ['prune:'],
      [],
    ])
      expect(withTextsBeside(lines)).to.equal(lines)
  })
})
