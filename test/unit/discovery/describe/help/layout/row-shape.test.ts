import { expect } from 'chai'
import { indentOf, rowShape } from '../../../../../../src/discovery/describe/help/layout/row-shape.js'

describe('the shape of a line', () => {
  it('is an option row where it begins with a flag, whatever its indent', () => {
    for (const line of ['-f  Force', '            --file=FILE', '  -h2 Enable', '  --[no-]color', '  -?']) {
      expect(rowShape(line), line).to.equal('option')
    }
  })

  it('is a name with a text where a gap is between them', () => {
    expect(rowShape('  install <what>   Installs it')).to.equal('named')
    expect(rowShape('auth:  Log in')).to.equal('named')
  })

  it('is neither in prose, a list with dashes, or an empty line', () => {
    for (const line of ['Copies a file', '  - one', '-- ', '', '  -'])
      expect(rowShape(line), line).to.equal('other')
  })

  it('tells the indent', () => {
    expect([indentOf('  a'), indentOf('a'), indentOf('  ')]).to.deep.equal([2, 0, -1])
  })
})
