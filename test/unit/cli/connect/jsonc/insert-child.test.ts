import { expect } from 'chai'
import { insertChild } from '../../../../../src/cli/connect/jsonc/insert-child.js'
import { parseJsonc } from '../../../../../src/cli/connect/jsonc/parse-jsonc.js'

const inserted = (text: string): string =>
  insertChild(text, parseJsonc(text, 'x.json'), { name: 'new', value: { x: 1 } })

describe('insertChild', () => {
  for (const [title, text, expected] of [
    ['into an empty object', '{}\n', '{\n  "new": {\n    "x": 1\n  }\n}\n'],
    [
      'below the comments of an empty object',
      '{\n\t// none yet\n}',
      '{\n\t// none yet\n\t"new": {\n\t\t"x": 1\n\t}\n}',
    ],
    ['on the one line that there is', '{"a": 1}', '{"a": 1, "new": { "x": 1 }}'],
    ['behind a trailing comma on that line', '{"a": 1,}', '{"a": 1, "new": { "x": 1 },}'],
    ['below the last', '{\n    "a": 1\n}', '{\n    "a": 1,\n    "new": {\n        "x": 1\n    }\n}'],
    [
      'with a trailing comma where there was one',
      '{\n  "a": 1,\n}',
      '{\n  "a": 1,\n  "new": {\n    "x": 1\n  },\n}',
    ],
    [
      'and leaves the comment behind the last where it is',
      '{\n  "a": 1 // one\n  // more to come\n}',
      '{\n  "a": 1, // one\n  "new": {\n    "x": 1\n  }\n  // more to come\n}',
    ],
    [
      'also behind its comma',
      '{\n  "a": 1, // one, two\n}',
      '{\n  "a": 1, // one, two\n  "new": {\n    "x": 1\n  },\n}',
    ],
    [
      'below one that shares its line',
      '{ "a": 1,\n  "b": 2 }',
      '{ "a": 1,\n  "b": 2,\n  "new": {\n    "x": 1\n  } }',
    ],
    [
      'with the ends of lines of the text',
      '{\r\n  "a": 1\r\n}',
      '{\r\n  "a": 1,\r\n  "new": {\r\n    "x": 1\r\n  }\r\n}',
    ],
  ] as const)
    it(`adds ${title}`, () => {
      expect(inserted(text)).to.equal(expected)
    })

  it('adds to a list what has no name', () => {
    const text = '{"list": [1]}'
    const list = parseJsonc(text, 'x.json').children![0]!.children![1]!
    expect(insertChild(text, list, { value: 2 })).to.equal('{"list": [1, 2]}')
  })
})
