import { expect } from 'chai'
import { withTextsAtColumn } from '../../../../../../src/discovery/describe/help/layout/at-column.js'

const rows = [
  '  -a, --all        all bees',
  '  --wax            the wax',
  '  --honey          it',
  '  -q QUEEN         her',
]

describe('withTextsAtColumn', () => {
  it('puts a gap where flag and value leave one blank before the column of the texts', () => {
    const long = '  --set name value give it'
    expect(
      withTextsAtColumn([...rows, long].join('\n'))
        .split('\n')
        .at(-1),
    ).to.equal('  --set name value  give it')
  })

  it('puts one behind a value in a column of its own', () => {
    const long = '  --unit    [kmKM] of it'
    expect(
      withTextsAtColumn([...rows, long].join('\n'))
        .split('\n')
        .at(-1),
    ).to.equal('  --unit    [kmKM]  of it')
  })

  it('leaves a row as it is whose text begins elsewhere, and all where the texts have no common column', () => {
    for (const text of [
      [...rows, '  --box WORD open it'].join('\n'),
      [...rows, '  --set name  value give it'].join('\n'),
      [rows[0], '  --set name value give it'].join('\n'),
      ['  -a  one', '  -bb  two', '  -ccc  three', '  -dddd  four', '  --set a b'].join('\n'),
    ])
      expect(withTextsAtColumn(text)).to.equal(text)
  })
})
