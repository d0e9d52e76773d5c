import { expect } from 'chai'
import { withoutLabels } from '../../../../../../src/discovery/describe/help/layout/usage-labels.js'

describe('withoutLabels', () => {
  it('takes labels out of a usage', () => {
    expect(withoutLabels('Usage:\n\n Packing: x [FILE]\n Unpacking: x -d [FILE]\n\nMore: a\n')).to.equal(
      'Usage:\n\n  x [FILE]\n  x -d [FILE]\n\nMore: a\n',
    )
  })

  it('makes a list of those that are commands', () => {
    expect(
      withoutLabels('usage:\n    check:  x [check] -s FILE\n    test:   x test\n\n    help:   x help\n'),
    ).to.equal(
      'Usage: x <command>\n\nCommands:\n    check  x check -s FILE\n    test  x test\n\n    help:   x help\n',
    )
  })

  it('leaves other usages, and one with one command', () => {
    for (const text of ['usage:\n  x check FILE\n  x test\n', 'usage:\n  check: x check FILE\n', 'x: y\n'])
      expect(withoutLabels(text)).to.equal(text)
  })
})
