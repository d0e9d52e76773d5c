import { expect } from 'chai'
import { withoutSecondColumn } from '../../../../../../src/discovery/describe/help/layout/two-columns.js'

describe('options in two columns', () => {
  it('get a line each', () => {
    const lines = [
      '  -p  to a pipe, quietly     -l  list them',
      '  -j  junk the paths         -aa all as text',
      '  -u  update                 -z  the comment',
      '  -f  a text of just a width -k  keep',
      '  -x  leave out (as in -y)',
      '  -n NAME  the name',
    ]
    expect(withoutSecondColumn(lines)).to.deep.equal([
      '  -p  to a pipe, quietly',
      '  -j  junk the paths',
      '  -u  update',
      '  -f  a text of just a width',
      '  -x  leave out (as in -y)',
      '  -n NAME  the name',
      '-l  list them',
      '-aa  all as text',
      '-z  the comment',
      '-k  keep',
    ])
  })

  it('are not rows whose texts name other options', () => {
    const lines = [
      '  -a  like  -b  or so',
      '  -f FORMAT   -F FORMAT   the format',
      '  -v  more than  -q  is less',
    ]
    expect(withoutSecondColumn(lines)).to.deep.equal(lines)
  })
})
