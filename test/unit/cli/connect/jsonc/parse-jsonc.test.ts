import { expect } from 'chai'
import { lineAndColumn, nodeAt, parseJsonc } from '../../../../../src/cli/connect/jsonc/parse-jsonc.js'

describe('parseJsonc', () => {
  it('takes comments and trailing commas', () => {
    const root = parseJsonc('// mine\n{"a": [1, /* two */ 2,],}', 'x.json')
    expect(nodeAt(root, ['a', 1])?.value).to.equal(2)
  })

  for (const [text, said] of [
    ['{\n  "a": 1\n  "b": 2\n}', 'x.json is broken at line 3, column 3: comma expected'],
    ['{"a": ', 'x.json is broken at line 1, column 7: value expected'],
    ['{"a": 1', 'x.json is broken at line 1, column 8: close brace expected'],
    ['[1]', 'x.json is broken at line 1, column 1: it must hold an object'],
    ['// only a comment\n', 'x.json is broken at line 2, column 1: value expected'],
    ["{'a': 1}", 'x.json is broken at line 1, column 2: invalid symbol'],
  ] as const)
    it(`says where ${JSON.stringify(text)} is broken`, () => {
      expect(() => parseJsonc(text, 'x.json')).to.throw(said)
    })
})

describe('nodeAt', () => {
  const root = parseJsonc('{"a": {"b": [10]}, "a": {"b": [20]}, "c": "text"}', 'x.json')

  it('finds fields and items; of two fields of one name, the last, as JSON.parse does', () => {
    expect(nodeAt(root, ['a', 'b', 0])?.value).to.equal(20)
    expect(nodeAt(root, [])).to.equal(root)
  })

  it('finds nothing where there is none, or a step does not fit', () => {
    for (const path of [['x'], ['a', 'x'], ['a', 0], ['a', 'b', 'c'], ['a', 'b', 1], ['c', 'd']])
      expect(nodeAt(root, path)).to.equal(undefined)
  })
})

describe('lineAndColumn', () => {
  it('counts from 1', () => {
    expect(lineAndColumn('ab\r\ncd', 0)).to.equal('line 1, column 1')
    expect(lineAndColumn('ab\r\ncd', 5)).to.equal('line 2, column 2')
  })
})
