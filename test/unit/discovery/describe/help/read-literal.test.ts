import { expect } from 'chai'
import { readLiteral } from '../../../../../src/discovery/describe/help/read-literal.js'

describe('a default in the place of a placeholder', () => {
  it('says the type too', () => {
    expect(['false', '8080', '-0.5', '"a b"', "''", '[]'].map(readLiteral)).to.deep.equal([
      { kind: 'switch', default: 'false' },
      { kind: 'value', type: 'integer', default: '8080' },
      { kind: 'value', type: 'number', default: '-0.5' },
      { kind: 'value', default: 'a b' },
      { kind: 'value' },
      { kind: 'list' },
    ])
  })

  it('is none where the quotes hold a kind of value', () => {
    expect(readLiteral('"function"')).to.deep.equal({ kind: 'value' })
  })

  it('is told from a placeholder', () => {
    expect(['FILE', 'file', '<n>', '0-9', '1..5', ''].map(readLiteral)).to.deep.equal(
      Array(6).fill(undefined),
    )
  })
})
