import { expect } from 'chai'
import { isFlagList } from '../../../../../../src/discovery/describe/help/layout/flag-list.js'

describe('a line that only lists flags', () => {
  it('has several of them, with or without values, and no text', () => {
    expect(isFlagList('      -amin N -anewer FILE -atime N')).to.equal(true)
    expect(isFlagList('  -mount -noleaf -xdev')).to.equal(true)
    expect(isFlagList('  -exec COMMAND ; -exec COMMAND {} + -ok COMMAND ;')).to.equal(true)
  })

  it('is not a row with other spellings or a text', () => {
    for (const line of [
      '  -h, -?, --help',
      '  -h | -? | --help',
      '  -v --verbose',
      '  -v --verbose  Say more than with -q',
      '  -x  Like -a -b -c',
      '--update is ignored when --force or --all is set.',
      '',
    ])
      expect(isFlagList(line), line).to.equal(false)
  })
})
