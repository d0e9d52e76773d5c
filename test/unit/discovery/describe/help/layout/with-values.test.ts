import { expect } from 'chai'
import { withValues } from '../../../../../../src/discovery/describe/help/layout/with-values.js'

describe('rows below a title that says that all take a value', () => {
  it('get a placeholder, up to the next title', () => {
    const text = `Options:
    Boolean options:

     -v,  --verbose    Print more.

    Options that take arguments:

     -I                Where to look.
     -e,  --exec       Which one
          --ext        Of what
     -j,  --jobs N     How many

Others:
     -q,  --quiet      Print less.`
    const lines = withValues(text).split('\n')
    expect(lines.filter((line) => line.includes('VALUE')).map((line) => line.trim())).to.deep.equal([
      '-I VALUE    Where to look.',
      '-e,  --exec VALUE    Which one',
      '--ext VALUE    Of what',
    ])
    expect(lines).to.include('     -q,  --quiet      Print less.')
  })

  it('are left alone without one', () => {
    const text = 'Options:\n  -e, --exec  Which one'
    expect(withValues(text)).to.equal(text)
  })
})
