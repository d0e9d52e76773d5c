import { expect } from 'chai'
import { fileDiff, type Paint } from '../../../../src/cli/connect/file-diff.js'

const plain: Paint = (_, text) => text
const coloured: Paint = (colour, text) => `<${colour}>${text}</>`

describe('fileDiff', () => {
  it('shows what changes, and one line around it', () => {
    const before = '{\n  "secret": "s",\n  "a": 1\n}\n'
    const after = '{\n  "secret": "s",\n  "a": 1,\n  "b": 2\n}\n'
    expect(fileDiff({ file: 'x.json', before, after }, plain)).to.equal(
      [
        '--- x.json',
        '+++ x.json',
        '@@ -2,3 +2,4 @@',
        '   "secret": "s",',
        '-  "a": 1',
        '+  "a": 1,',
        '+  "b": 2',
        ' }',
      ].join('\n'),
    )
  })

  it('says that there was no file', () => {
    expect(fileDiff({ file: 'x.json', before: undefined, after: '{}\n' }, plain)).to.equal(
      ['--- nothing yet', '+++ x.json', '@@ -0,0 +1,1 @@', '+{}'].join('\n'),
    )
  })

  it('paints what is added and taken out', () => {
    expect(
      fileDiff({ file: 'x.json', before: 'a\r\n', after: 'b\r\n' }, coloured).split('\n').slice(2),
    ).to.deep.equal(['<cyan>@@ -1,1 +1,1 @@</>', '<red>-a</>', '<green>+b</>'])
  })
})
