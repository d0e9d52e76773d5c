import { expect } from 'chai'
import { optionRows } from '../../../../../../src/discovery/describe/help/layout/option-rows.js'

describe('rows of options without a title', () => {
  it('begin at the first one, and end with prose', () => {
    const lines = [
      'Does it.',
      '',
      '  NAME   what',
      '  -a     all',
      '         of it',
      '  -b X   one',
      '',
      '  See x.',
      '',
    ]
    expect(optionRows(lines)).to.deep.equal(lines.slice(3, 7))
  })

  it('go on behind prose, if several have the same indent', () => {
    const [above, prose, below] = [
      ['  -a  all', ''],
      ['All are named.', ''],
      ['  -b  one', '  -c  none'],
    ]
    const rows = [...above, ...below]
    expect(optionRows([...above, ...prose, ...below])).to.deep.equal(rows)
    expect(optionRows([...above, ...prose, '  -b  one'])).to.deep.equal(above)
    expect(optionRows([...above, ...prose, '    -b  one', '    -c  none'])).to.deep.equal(above)
  })

  it('stand at the margin too', () => {
    expect(optionRows(['-a  all', '-b  none'])).to.deep.equal(['-a  all', '-b  none'])
  })

  it('are none where a usage goes on, or in prose', () => {
    expect(optionRows(['prog [-a]', '     -b FILE -c'])).to.deep.equal([])
    expect(optionRows(['Copies', '- one'])).to.deep.equal([])
  })
})
