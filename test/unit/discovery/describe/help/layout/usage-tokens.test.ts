import { expect } from 'chai'
import {
  alternativesOf,
  isInBrackets,
  usageTokens,
} from '../../../../../../src/discovery/describe/help/layout/usage-tokens.js'

describe('the tokens of a usage', () => {
  it('end at spaces outside brackets', () => {
    expect(usageTokens('prog [-o FILE]  <unit name> REST...')).to.deep.equal([
      'prog',
      '[-o FILE]',
      '<unit name>',
      'REST...',
    ])
    expect(usageTokens('')).to.deep.equal([])
  })

  it('are without what a value may end in', () => {
    expect(usageTokens('prog <src>[#ref] [<dest>] <a>[b]')).to.deep.equal([
      'prog',
      '<src>',
      '[<dest>]',
      '<a>[b]',
    ])
  })

  it('hold alternatives together', () => {
    expect(usageTokens('prog file(s) | <set> x|y | z')).to.deep.equal(['prog', 'file(s)|<set>', 'x|y|z'])
    expect(alternativesOf('file(s)|<a|b>')).to.deep.equal(['file(s)', '<a|b>'])
  })

  it('are taken out of brackets that stand in each other', () => {
    expect(usageTokens('[<key> [<value>...]]')).to.deep.equal(['[<key>]', '[<value>...]'])
    expect(usageTokens('[IN.SVG [OUT.SVG]]')).to.deep.equal(['[IN.SVG]', '[OUT.SVG]'])
    expect(usageTokens('[FILE [...]]')).to.deep.equal(['[FILE [...]]'])
  })

  it('are the words of alternatives with options, none of which must be chosen', () => {
    expect(usageTokens('prog { -p PID | [-u USER] PROG [ARGS] }')).to.deep.equal([
      ...['prog', '-p', '[PID]', '[-u USER]', '[PROG]', '[ARGS]'],
    ])
    expect(usageTokens('prog (A | B)')).to.deep.equal(['prog', '(A | B)'])
  })

  it('may be left out only if the brackets are around all of it', () => {
    expect(['[FILE]', '[FILE]...', '[a [b]]', '[open'].map(isInBrackets)).to.deep.equal(Array(4).fill(true))
    expect(['FILE', '[USER@]HOST', '[a][b]'].map(isInBrackets)).to.deep.equal(Array(3).fill(false))
  })
})
