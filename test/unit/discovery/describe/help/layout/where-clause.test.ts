import { expect } from 'chai'
import { withoutWhere } from '../../../../../../src/discovery/describe/help/layout/where-clause.js'

describe('a word of a usage that is defined below it', () => {
  it('gives way to its meaning', () => {
    const text =
      'Usage: paint flags [file]\n  where\n    flags = [ -bright | -to=FILE |\n       -dark ]\n\nMore'
    expect(withoutWhere(text)).to.equal('Usage: paint [-bright] [-to=FILE] [-dark] [file]\n\nMore')
  })

  it('stays where the usage does not have it', () => {
    const text = 'Usage: paint [file]\n  where\n    flags = [ -bright ]\n'
    expect(withoutWhere(text)).to.equal(text)
  })
})
