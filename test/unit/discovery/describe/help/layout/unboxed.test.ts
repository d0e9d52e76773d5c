import { expect } from 'chai'
import { unboxed } from '../../../../../../src/discovery/describe/help/layout/unboxed.js'

describe('a help in boxes', () => {
  it('loses their frames and keeps its columns, and their titles are titles', () => {
    const text = `Usage: x [OPTIONS]

╭─ Options ──────────────────╮
│ *  --to   -t  TEXT  Where  │
│    --dry            Only   │
│                     look   │
╰────────────────────────────╯
`
    const lines = unboxed(text)
      .split('\n')
      .map((line) => line.trimEnd())
    expect(lines.slice(3, 7)).to.deep.equal([
      'Options:',
      '     --to   -t  TEXT  Where',
      '     --dry            Only',
      '                      look',
    ])
  })

  it('keeps the columns of a table as gaps', () => {
    const text = '+----+----+\n│ -o │ out │\n│ -v │ say │\n'
    expect(unboxed(text)).to.contain('  -o   out \n  -v   say ')
  })

  it('is any other text as it is', () => {
    for (const text of ['', 'a | b\n', '| one |\nno more\n']) expect(unboxed(text)).to.equal(text)
  })
})
