import { expect } from 'chai'
import fc from 'fast-check'
import { writtenGolden } from '../../../../../src/cli/plugin/golden/written-golden.js'

const written = (text: string, ...expected: readonly (readonly [number, object])[]): string =>
  writtenGolden({ text, isList: text.startsWith('[') }, new Map(expected))

describe('writtenGolden', () => {
  it('adds what is missing on a line of its own, and leaves all else as it was written', () => {
    const text = '{\n    "command": "a",\n    "arguments": {"name":   "Ada"}\n}\n'
    expect(written(text, [0, { text: 'A' }])).to.equal(
      '{\n    "command": "a",\n    "arguments": {"name":   "Ada"},\n    "expect": {"text": "A"}\n}\n',
    )
  })

  it('adds it on the line of a call that has but one', () => {
    expect(written('[\n  { "command": "a" }\n]', [0, { text: 'A' }])).to.equal(
      '[\n  { "command": "a", "expect": { "text": "A" } }\n]',
    )
  })

  it('replaces what is there, in its place, and only of the calls that are named', () => {
    const text =
      '[{"command": "a", "expect": {}, "name": "first"}, {"expect": {"text": "b"}, "command": "b"}]'
    expect(written(text, [0, { text: 'A' }])).to.equal(
      '[{"command": "a", "expect": {"text": "A"}, "name": "first"}, {"expect": {"text": "b"}, "command": "b"}]',
    )
  })

  it('breaks what is too long for a line, with tabs and ends of lines as the file has them', () => {
    const text = '{\r\n\t"command": "a"\r\n}\r\n'
    const long = 'x'.repeat(100)
    expect(written(text, [0, { json: { a: long, b: [1, 2], c: {} } }])).to.equal(
      `{\r\n\t"command": "a",\r\n\t"expect": {\r\n\t\t"json": {\r\n\t\t\t"a": "${long}",\r\n\t\t\t"b": [1, 2],\r\n\t\t\t"c": {}\r\n\t\t}\r\n\t}\r\n}\r\n`,
    )
  })

  it('gives each field of a call its line where they are too long for one, as they were written', () => {
    const text = '[\n  { "command": "a", "arguments": {"n": 1.50} },\n  { "command": "b" }\n]\n'
    const long = 'x'.repeat(80)
    expect(written(text, [0, { text: long }])).to.equal(
      `[\n  {\n    "command": "a",\n    "arguments": {"n": 1.50},\n    "expect": { "text": "${long}" }\n  },\n  { "command": "b" }\n]\n`,
    )
  })

  it('writes any value so that it is read again', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(undefined, 2, '\t'), (json, space) => {
        const calls = [{ command: 'a', expect: { text: 'x' } }, { command: 'b' }]
        const text = JSON.stringify(calls, null, space)
        const expected = [
          [0, { json }],
          [1, { json }],
        ] as const
        const once = written(text, ...expected)
        const plain = JSON.parse(JSON.stringify({ json })) as object
        expect(JSON.parse(once)).to.deep.equal([
          { command: 'a', expect: plain },
          { command: 'b', expect: plain },
        ])
      }),
    )
  })
})
