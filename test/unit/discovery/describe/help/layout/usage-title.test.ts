import { expect } from 'chai'
import { withUsageTitle } from '../../../../../../src/discovery/describe/help/layout/usage-title.js'

describe('the title of a usage', () => {
  it('has one word', () => {
    expect(withUsageTitle('x 1\n\nUsage summary: x FILE\n')).to.equal('x 1\n\nUsage: x FILE\n')
    expect(withUsageTitle('Invocation: x FILE\n')).to.equal('Usage: x FILE\n')
  })

  it('stands on a line of its own', () => {
    expect(withUsageTitle('x combs wool.  Usage:\n\n  x FILE\n')).to.equal(
      'x combs wool.\n\nUsage:\n\n  x FILE\n',
    )
    expect(withUsageTitle('Unknown option: --helpUsage:\nx FILE\n')).to.equal(
      'Unknown option: --help\n\nUsage:\nx FILE\n',
    )
  })

  it('stands in front behind who complains and of what', () => {
    expect(withUsageTitle('hive: usage: hive old new\n')).to.equal('Usage: hive old new\n')
    expect(withUsageTitle("Unknown flag: '-'; Usage: hive [-d] [file ...]\n")).to.equal(
      "Unknown flag: '-';\n\nUsage: hive [-d] [file ...]\n",
    )
  })

  it('is left where it is known, or nothing follows', () => {
    for (const text of ['Usage: x\n\nSee Usage:\n  there\n', 'Wrong Usage:\n', 'Usage notes: none\n'])
      expect(withUsageTitle(text)).to.equal(text)
  })
})
