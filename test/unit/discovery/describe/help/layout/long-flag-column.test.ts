import { expect } from 'chai'
import { withoutLongFlagColumn } from '../../../../../../src/discovery/describe/help/layout/long-flag-column.js'

describe('rows whose long flags have a column of their own', () => {
  it('begin at the margin of the others where they have no short flag', () => {
    const rows = [
      '  -f FORMAT     --format=FORMAT  The format, or',
      '                                 another one',
      '                --norc           No configuration',
      '  -x            --external       More',
    ]
    expect(withoutLongFlagColumn(rows)).to.deep.equal([
      rows[0],
      rows[1],
      '  --norc           No configuration',
      rows[3],
    ])
  })

  it('stay where they are where only one row is such', () => {
    const rows = ['  -f  --format   The format, as', '      --said     before', '  -v, --verbose  More']
    expect(withoutLongFlagColumn(rows)).to.deep.equal(rows)
  })
})
