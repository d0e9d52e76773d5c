import { expect } from 'chai'
import {
  indentAt,
  styleOf,
  written,
  writtenOnOneLine,
} from '../../../../../src/cli/connect/jsonc/json-style.js'

describe('styleOf', () => {
  for (const [text, unit, endOfLine] of [
    ['{}', '  ', '\n'],
    ['{"a": 1}', '  ', '\n'],
    ['{\n    "a": 1\n}', '    ', '\n'],
    ['{\r\n\t"a": 1\r\n}', '\t', '\r\n'],
    ['{\n\n  // a comment\n  "a": {\n    "b": 1\n  }\n}', '  ', '\n'],
    ['{ // mine\n   "a": 1\n}', '   ', '\n'],
  ] as const)
    it(`sees that of ${JSON.stringify(text)}`, () => {
      expect(styleOf(text)).to.deep.equal({ unit, endOfLine })
    })
})

describe('indentAt', () => {
  it('is the white space at the beginning of the line', () => {
    const text = '{\n    "a": 1\n}'
    expect(indentAt(text, text.indexOf('1'))).to.equal('    ')
    expect(indentAt(text, 0)).to.equal('')
  })
})

describe('written', () => {
  it('keeps the indentation from the second line on', () => {
    expect(written({ a: [1] }, '  ', { unit: '  ', endOfLine: '\r\n' })).to.equal(
      '{\r\n    "a": [\r\n      1\r\n    ]\r\n  }',
    )
  })
})

describe('writtenOnOneLine', () => {
  it('leaves texts as they are', () => {
    expect(writtenOnOneLine({ a: ['x\n  y'], b: {} })).to.equal('{ "a": [ "x\\n  y" ], "b": {} }')
  })
})
