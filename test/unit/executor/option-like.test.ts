import { expect } from 'chai'
import type { Command } from '../../../src/discovery/tool.js'
import { canStandBare, isOptionLike } from '../../../src/executor/option-like.js'
import { parserTool } from '../../support/make-tool.js'

const command = (facts: Partial<Command> = {}): Command => parserTool(facts).command

describe('a value', () => {
  it('is like an option where it begins as options of its program do', () => {
    for (const value of ['-', '--', '-x', '-1', '--x=y']) expect(isOptionLike(command(), value)).to.be.true
    for (const value of ['', 'x', 'x-y', '+x', ' -x', '\u2212x'])
      expect(isOptionLike(command(), value)).to.be.false
    for (const value of ['+x', '-x'])
      expect(isOptionLike(command({ optionPrefixes: '-+' }), value)).to.be.true
    expect(isOptionLike(command({ optionPrefixes: '+' }), '-x')).to.be.false
  })

  it('can stand bare where it is like none', () => {
    expect(canStandBare(command(), 'x')).to.be.true
    expect(canStandBare(command(), '')).to.be.true
    for (const value of ['-', '-5', '--']) expect(canStandBare(command(), value)).to.be.false
  })

  it('can stand bare as a negative number, or as - alone, where the program takes these for values', () => {
    const argparse = command({ takesNegativeNumbers: true })
    for (const value of ['-', '-5', '-1.25', '-.5']) expect(canStandBare(argparse, value), value).to.be.true
    for (const value of ['--', '-x', '-5x', '-1.', '-1e5', '-0x1', '-5\n', '- 5', '--5'])
      expect(canStandBare(argparse, value), value).to.be.false
  })
})
