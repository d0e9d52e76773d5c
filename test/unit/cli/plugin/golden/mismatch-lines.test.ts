import { expect } from 'chai'
import { stripVTControlCharacters } from 'node:util'
import { compareResult } from '../../../../../src/cli/plugin/golden/compare-result.js'
import type { Expectation } from '../../../../../src/cli/plugin/golden/golden-call.js'
import { mismatchLines } from '../../../../../src/cli/plugin/golden/mismatch-lines.js'

const linesOf = (expected: Expectation, text: string, isError = false): string[] => {
  const result = { content: [{ type: 'text' as const, text }], ...(isError && { isError: true as const }) }
  return mismatchLines(compareResult(expected, result)!).map(stripVTControlCharacters)
}

describe('mismatchLines', () => {
  it('shows the place of the first difference of a text', () => {
    expect(linesOf({ text: 'Hello, Ada!' }, 'Hello, Bob!')).to.deep.equal([
      'its text differs in column 8',
      'expected: "Hello, Ada!"',
      '     got: "Hello, Bob!"',
    ])
  })

  it('shows the line, and a diff where more than one differs', () => {
    expect(linesOf({ text: 'a\nb\nc\nd' }, 'a\nB\nc\nD')).to.deep.equal([
      'its text differs in line 2, column 1',
      'expected: "b"',
      '     got: "B"',
      ' a',
      '-b',
      '+B',
      ' c',
      '-d',
      '+D',
    ])
    expect(linesOf({ text: 'a\nb' }, 'a')).to.include.members(['expected: "b"', '     got: nothing'])
  })

  it('shows the part of a long text that differs', () => {
    const [where, expected] = linesOf({ text: `${'x'.repeat(500)}a${'y'.repeat(500)}` }, 'x'.repeat(600))
    expect(where).to.equal('its text differs in column 501')
    expect(expected).to.match(/^expected: \.\.\."x{59}ay{60}"\.\.\.$/)
  })

  it('shows the path of the first difference of JSON', () => {
    expect(linesOf({ json: { items: [{ name: 'a' }] } }, '{"items": [{"name": "b"}]}')).to.deep.equal([
      'its json differs at items[0].name',
      'expected: "a"',
      '     got: "b"',
    ])
    expect(linesOf({ json: { a: 1 } }, '{}')[2]).to.equal('     got: nothing')
    expect(linesOf({ json: { a: 1 } }, 'Hello')[0]).to.equal('its text is no JSON')
  })

  it('says what failed, and what should have', () => {
    expect(linesOf({}, 'Error: x', true)).to.deep.equal([
      'it failed',
      'expected: no failure',
      '     got: "Error: x"',
    ])
    expect(linesOf({ isError: true }, 'fine')[0]).to.equal('it did not fail')
    expect(linesOf({ contains: 'y' }, 'fine')[0]).to.equal('its text does not contain what is expected')
  })

  it('lets no control character of a program reach the terminal', () => {
    const lines = linesOf({ text: 'a\n\u001b[2Jb\nc' }, 'A\n\u001b]0;x\u0007\nC')
    expect(lines.join('')).not.to.match(/\p{Cc}/u)
  })

  it('shows at most forty lines of a diff, and none of texts that have nothing in common', () => {
    const many = (letter: string): string =>
      Array.from({ length: 100 }, (_, index) => `${letter}${index}`).join('\n')
    expect(linesOf({ text: many('a') }, many('b')).at(-1)).to.match(/^\.\.\. \d+ lines more$/)
    const texts = ['a', 'b'].map((letter) =>
      Array.from({ length: 3000 }, (_, at) => `${letter}${at}`).join('\n'),
    )
    expect(linesOf({ text: texts[0]! }, texts[1]!)).to.have.length(3)
  })
})
