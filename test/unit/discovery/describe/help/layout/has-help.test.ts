import { expect } from 'chai'
import { hasHelp } from '../../../../../../src/discovery/describe/help/layout/has-help.js'

describe('a text that is a help', () => {
  it('has a usage, or two rows of options with their texts', () => {
    expect(hasHelp('usage: prog FILE')).to.equal(true)
    expect(hasHelp('SYNOPSIS\n  prog')).to.equal(true)
    expect(hasHelp('prog does it\n  -a  All\n  -b  None')).to.equal(true)
    const below = ['--all', '--none <what>', '--some', '--deep'].map((flag) => `  ${flag}\n      Text`)
    expect(hasHelp(`Options:\n${below.join('\n\n')}`)).to.equal(true)
    expect(hasHelp(`Options:\n${below.slice(1).join('\n\n')}`)).to.equal(false)
  })

  it('is no error, and no output of work', () => {
    expect(hasHelp('prog: unknown command --help\nTry -h')).to.equal(false)
    expect(hasHelp('')).to.equal(false)
    expect(hasHelp('total 3\n-rw-r--r--  1 root')).to.equal(false)
  })
})
