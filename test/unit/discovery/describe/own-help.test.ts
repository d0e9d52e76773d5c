import { expect } from 'chai'
import { isOwnHelp } from '../../../../src/discovery/describe/own-help.js'
import { makeOutput } from '../../../support/make-output.js'
import { makePlugin } from '../../../support/make-plugin.js'

const plugin = makePlugin({ name: 'backup' })

describe('isOwnHelp', () => {
  it('knows a program by its file or its plugin, on either output', () => {
    for (const text of [
      'Usage: cli.sh FILE',
      'usage: ./cli.sh',
      'x\nUSAGE:\n  $ cli [FLAGS]',
      'Usage: backup [-v]',
    ])
      expect(isOwnHelp(plugin, makeOutput({ stdout: text })), text).to.equal(true)
    expect(isOwnHelp(plugin, makeOutput({ stderr: 'Usage: /plugins/p/cli.sh FILE' }))).to.equal(true)
  })

  it('takes the help of another program for none', () => {
    for (const text of ['Usage: tar [OPTION...] [FILE]...', 'Backup done.', 'Try tar --usage', ''])
      expect(isOwnHelp(plugin, makeOutput({ stdout: text })), text).to.equal(false)
  })
})
