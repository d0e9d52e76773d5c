import { expect } from 'chai'
import { withRepeatedLetters } from '../../../../../../src/discovery/describe/help/titled/repeated-letters.js'

const rowsOf = (...heads: string[]): string[] =>
  withRepeatedLetters(heads.map((head) => ({ indent: 2, head, help: `as ${head}` }))).map(
    ({ head, help }) => `${head}  ${help}`,
  )

describe('withRepeatedLetters', () => {
  it('joins the rows of a letter that is repeated to one that counts', () => {
    expect(rowsOf('-g', '-x', '-gg', '-ggg')).to.deep.equal([
      '-g...  as -g. -gg: as -gg. -ggg: as -ggg.',
      '-x  as -x',
    ])
  })

  it('leaves repetitions as they are of which the letter has no row alone', () => {
    const heads = ['-gg', '-a FILE', '-aa', '--bb', '-cd']
    expect(rowsOf(...heads)).to.deep.equal(heads.map((head) => `${head}  as ${head}`))
  })
})
