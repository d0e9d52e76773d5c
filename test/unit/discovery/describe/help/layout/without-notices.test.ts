import { expect } from 'chai'
import { withoutNotices } from '../../../../../../src/discovery/describe/help/layout/without-notices.js'

describe('what is no description', () => {
  const left = (text: string): string => withoutNotices(text.split('\n'), ['x [file]']).join('\n')

  it('is a licence, and a line of signs', () => {
    expect(
      left(
        '=======\nx - combs wool\nCopyright (C) 2000 A. Shepherd\n\nThis program is free software; you can\nshear it.\n\nIt is fast.',
      ),
    ).to.equal('x - combs wool\n\nIt is fast.')
  })

  it('is a table, and a row of a positional', () => {
    expect(left('Knits.\n\na  1  b  2\nc  3  d  4\ne  5  f  6\n')).to.equal('Knits.')
    expect(left('file   What is read\n\nKnits.')).to.equal('Knits.')
  })

  it('is no other text with gaps, and no word of a copyright', () => {
    for (const text of ['wool   What is read', 'a  1  b  2\nc  3', 'Copyright notices are read.'])
      expect(left(text)).to.equal(text)
  })
})
