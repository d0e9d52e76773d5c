import { expect } from 'chai'
import { workOf, worstOf } from '../../../../src/discovery/describe/acts-when-asked.js'

const endless = '--help took longer than 5 s and was stopped'

describe('what a program did when it was asked', () => {
  it('is work where it changed files, at most five of them named, or was ended when an act was refused', () => {
    const changedFiles = ['a', 'b', 'c', 'd', 'e', 'f']
    expect(workOf({ changedFiles, refused: 'open' })).to.equal(
      'it changed a, b, c, d, e in a copy of its folder',
    )
    expect(workOf({ changedFiles: [], refused: 'open' })).to.equal('it ended when open was refused')
  })

  it('is no work where it only hung, but no good sign either', () => {
    expect(workOf({ changedFiles: [], endless })).to.equal(undefined)
    expect(worstOf({ changedFiles: [], endless })).to.equal(endless)
    expect(worstOf({ changedFiles: ['a'], endless })).to.equal('it changed a in a copy of its folder')
    expect(worstOf({ changedFiles: [] })).to.equal(undefined)
  })
})
