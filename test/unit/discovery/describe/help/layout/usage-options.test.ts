import { expect } from 'chai'
import { usageOptions } from '../../../../../../src/discovery/describe/help/layout/usage-options.js'

describe('the options of a usage', () => {
  it('are its flags, with what stands for their values', () => {
    expect(
      usageOptions('usage: svc NAME [-f|--force] [--grace SECONDS] [--level debug|info] -o <out>'),
    ).to.deep.equal([
      { flags: ['-f', '--force'], metavar: '' },
      { flags: ['--grace'], metavar: 'SECONDS' },
      { flags: ['--level'], metavar: 'debug|info' },
      { flags: ['-o'], metavar: '<out>' },
    ])
  })

  it('take no positional for a value', () => {
    expect(usageOptions('prog [-v] [FILE]')).to.deep.equal([{ flags: ['-v'], metavar: '' }])
    expect(usageOptions('prog -v [FILE] --color[=WHEN] --size=N')).to.deep.equal([
      { flags: ['-v'], metavar: '' },
      { flags: ['--color'], metavar: '[=WHEN]' },
      { flags: ['--size'], metavar: 'N' },
    ])
    expect(usageOptions('prog some-thing')).to.deep.equal([])
  })
})
