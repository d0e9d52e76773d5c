import { expect } from 'chai'
import { hasNarrowRows, withGaps } from '../../../../../../src/discovery/describe/help/layout/narrow-rows.js'

const rows = [
  'bees@1.0.0',
  '',
  '  --queens only show queens',
  '  --json output in JSON format',
  '  --out [filepath] write it to a file',
  '  --hives [list of hives] read these alone',
]

describe('rows of options without a gap', () => {
  it('get one where there are several', () => {
    expect(hasNarrowRows(rows.join('\n'))).to.equal(true)
    expect(withGaps(rows.join('\n')).split('\n').slice(2)).to.deep.equal([
      '  --queens  only show queens',
      '  --json  output in JSON format',
      '  --out [filepath]  write it to a file',
      '  --hives [list of hives]  read these alone',
    ])
  })

  it('are sentences where there are few, or others have a gap', () => {
    for (const text of [rows.slice(0, 4).join('\n'), [...rows, '  --all   take all'].join('\n')])
      expect(withGaps(text)).to.equal(text)
  })
})
