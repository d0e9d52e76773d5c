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

  it('stand at the margin too', () => {
    expect(optionRows(['-a  all', '-b  none'])).to.deep.equal(['-a  all', '-b  none'])
  })

  it('are none where a usage goes on, or in prose', () => {
    expect(optionRows(['prog [-a]', '     -b FILE -c'])).to.deep.equal([])
    expect(optionRows(['Copies', '- one'])).to.deep.equal([])
  })
})
