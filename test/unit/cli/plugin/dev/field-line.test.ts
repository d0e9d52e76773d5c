import { expect } from 'chai'
import { fieldLine, lineAt } from '../../../../../src/cli/plugin/dev/field-line.js'

const text = `{
  "hide": ["x"],
  "commands": {
    "go": { "title": "Go",
      "annotations": { "readOnlyHint": true }
    }
  },
  "describe": {
    "commands": [
      { "name": "a" },
      {
        "name": "b"
      }
    ]
  }
}
`

describe('fieldLine', () => {
  const rows: [field: string, line: number | undefined][] = [
    ['hide', 2],
    ['hide[0]', 2],
    ['commands.go.title', 4],
    ['commands.go.annotations.readOnlyHint', 5],
    ['describe.commands[1].name', 12],
    // What is missing is missing in what is around it.
    ['describe.commands[1].description', 11],
    ['describe.commands[7]', 9],
    ['nothing', undefined],
    ['', undefined],
  ]
  for (const [field, line] of rows)
    it(`is ${line ?? 'unknown'} for ${field || 'no field'}`, () => {
      expect(fieldLine(text, field)).to.equal(line)
    })

  it('reads a text that is no JSON as far as it can', () => {
    expect(fieldLine('{\n "a": 1,\n "b": }', 'a')).to.equal(2)
    expect(fieldLine('', 'a')).to.equal(undefined)
  })
})

describe('lineAt', () => {
  it('counts from 1', () => {
    expect([0, 1, 2, 3].map((position) => lineAt('a\nb\n', position))).to.deep.equal([1, 1, 2, 2])
  })
})
