import { expect } from 'chai'
import { nodeAt, parseJsonc } from '../../../../../src/cli/connect/jsonc/parse-jsonc.js'
import { removeChild } from '../../../../../src/cli/connect/jsonc/remove-child.js'

/** Without the field `x`. */
const removed = (text: string): string => {
  const root = parseJsonc(text, 'x.json')
  return removeChild(text, root, nodeAt(root, ['x'])!.parent!)
}

describe('removeChild', () => {
  for (const [title, text, expected] of [
    ['the only one, and leaves the short form', '{\n  "x": 1\n}\n', '{}\n'],
    ['the last, with the comma before it', '{\n  "a": 1,\n  "x": 2\n}', '{\n  "a": 1\n}'],
    ['the last, with its own comma', '{\n  "a": 1,\n  "x": 2,\n}', '{\n  "a": 1,\n}'],
    ['the first', '{\n  "x": 1,\n  "b": 2\n}', '{\n  "b": 2\n}'],
    ['one in the middle', '{"a": 1, "x": 2, "b": 3}', '{"a": 1, "b": 3}'],
    ['the last of a line', '{"a": 1, "x": 2}', '{"a": 1}'],
    [
      'and leaves comments of others',
      '{\n  "a": 1, // one\n  // about x\n  "x": 2\n  // the end\n}',
      '{\n  "a": 1 // one\n  // about x\n  // the end\n}',
    ],
    [
      'and lets nothing slip behind a comment',
      '{\n  // first\n  "x": 1, "b": 2\n}',
      '{\n  // first\n   "b": 2\n}',
    ],
    ['and keeps the comment behind it', '{\n  "x": 1, // mine\n  "b": 2\n}', '{\n   // mine\n  "b": 2\n}'],
  ] as const)
    it(`takes out ${title}`, () => {
      const result = removed(text)
      expect(result).to.equal(expected)
      expect(nodeAt(parseJsonc(result, 'x.json'), ['x'])).to.equal(undefined)
    })
})
