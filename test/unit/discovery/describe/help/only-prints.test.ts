import { expect } from 'chai'
import { onlyPrints } from '../../../../../src/discovery/describe/help/only-prints.js'

describe('an option that only prints the help or the version', () => {
  it('is named so, or its text says nothing else', () => {
    for (const [flags, text] of [
      [['-h', '--help'], 'Anything'],
      [['-h'], ''],
      [['-V'], 'Print version information'],
      [['-v'], 'show version'],
      [['-v'], 'Show version in JSON'],
      [['-H'], 'Prints the help message and exits.'],
    ] as const)
      expect(onlyPrints(flags, text), flags.join()).to.equal(true)
  })

  it('is none that prints with it, or prints something else', () => {
    for (const [flags, text] of [
      [['-h'], 'Print sizes in a readable form'],
      [['-v'], 'show version control files'],
      [['-v'], 'Say more'],
      [['-L', '--license'], 'display software license'],
      [['--show-version'], 'show version'],
    ] as const)
      expect(onlyPrints(flags, text), flags.join()).to.equal(false)
  })
})
