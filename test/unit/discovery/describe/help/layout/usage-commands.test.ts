import { expect } from 'chai'
import { withUsageCommands } from '../../../../../../src/discovery/describe/help/layout/usage-commands.js'

describe('commands that only a usage shows', () => {
  it('become a list', () => {
    expect(withUsageCommands('Usage:\n  x\n  x v1\n  x v3 <name>\n  x v4\n  x --help\n\nNote: a\n')).to.equal(
      'Usage:\n  x\n  x --help\n  x <command>\n\nCommands:\n  v1\n  v3 <name>\n  v4\n\nNote: a\n',
    )
  })

  it('are left where they are listed, are few or may be values, or programs differ', () => {
    for (const text of [
      'Usage:\n  x v1\n  x v3 <name>\n  x v4\n\nCommands:\n  v1  One\n',
      'Usage:\n  x v1\n  x v3 <name>\n  x -a\n',
      'Usage:\n  x v1\n  x file\n  x url\n',
      'Usage:\n  x v1\n  y v3\n  x v4\n',
    ])
      expect(withUsageCommands(text)).to.equal(text)
  })
})
