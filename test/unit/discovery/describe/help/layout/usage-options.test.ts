import { expect } from 'chai'
import {
  usageOptions,
  withoutPositionals,
} from '../../../../../../src/discovery/describe/help/layout/usage-options.js'

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
    const usage = 'prog [-o file] [ -i file ] file'
    expect(withoutPositionals(usageOptions(usage), [usage]).map(({ metavar }) => metavar)).to.deep.equal([
      'file',
      'file',
    ])
  })

  it('are two where a short flag comes behind a long one, for they exclude each other', () => {
    expect(usageOptions('git [-p | --paginate | -P | --no-pager] [-o|--out|--output F]')).to.deep.equal([
      { flags: ['-p', '--paginate'], metavar: '' },
      { flags: ['-P', '--no-pager'], metavar: '' },
      { flags: ['-o', '--out', '--output'], metavar: 'F' },
    ])
  })

  it('are one for each short flag between bars, and for each long one without a short one', () => {
    expect(
      usageOptions('jo [-s|-n|-b] [--to | --from] [-d | -debug] [--all | -a] [--one | -t]').map(
        ({ flags }) => flags,
      ),
    ).to.deep.equal([
      ...[['-s'], ['-n'], ['-b'], ['--to'], ['--from']],
      ...[['-d', '-debug'], ['--all', '-a'], ['--one'], ['-t']],
    ])
  })

  it('have a value of the last of alternatives that stand apart, and words in round brackets', () => {
    expect(usageOptions('hive [--quiet | --level level] [--shape (comb|ball)] [-opts]')).to.deep.equal([
      { flags: ['--quiet'], metavar: '' },
      { flags: ['--level'], metavar: 'level' },
      { flags: ['--shape'], metavar: '(comb|ball)' },
    ])
  })

  it('are the letters of a cluster', () => {
    expect(usageOptions('ls [-Al] [-w COLS]')).to.deep.equal([
      { flags: ['-A'], metavar: '' },
      { flags: ['-l'], metavar: '' },
      { flags: ['-w'], metavar: 'COLS' },
    ])
  })

  it('take no positional for a value', () => {
    expect(usageOptions('prog [-v] [FILE]')).to.deep.equal([{ flags: ['-v'], metavar: '' }])
    expect(usageOptions('prog -v [FILE] --color[=WHEN] --size=N')).to.deep.equal([
      { flags: ['-v'], metavar: '' },
      { flags: ['--color'], metavar: '[=WHEN]' },
      { flags: ['--size'], metavar: 'N' },
    ])
    expect(usageOptions('prog -v [-o FILE] [-e kind:name]')).to.deep.equal([
      { flags: ['-v'], metavar: '' },
      { flags: ['-o'], metavar: 'FILE' },
      { flags: ['-e'], metavar: 'kind:name' },
    ])
    expect(usageOptions('prog some-thing')).to.deep.equal([])
    expect(usageOptions('prog [ -d debugopts ] -v word')).to.deep.equal([
      { flags: ['-d'], metavar: 'debugopts' },
      { flags: ['-v'], metavar: '', word: 'word' },
    ])
  })

  it('have one of the words between bars in their brackets', () => {
    expect(usageOptions('prog [-t dsa | ec-sk | rsa] [-v]')).to.deep.equal([
      { flags: ['-t'], metavar: 'dsa | ec-sk | rsa' },
      { flags: ['-v'], metavar: '' },
    ])
  })

  it('have no value that stands alone in another usage', () => {
    const words = ['prog bees -x', 'prog [-a] bees', 'prog -a bees', 'prog -o out']
    expect(withoutPositionals(usageOptions(words.slice(2).join(' ')), words)).to.deep.equal([
      { flags: ['-a'], metavar: '' },
      { flags: ['-o'], metavar: '', word: 'out' },
    ])
    const usages = ['prog <filter>', 'prog --args <filter> -o <out>']
    expect(withoutPositionals(usageOptions(usages.join(' ')), usages)).to.deep.equal([
      { flags: ['--args'], metavar: '' },
      { flags: ['-o'], metavar: '<out>' },
    ])
  })

  it('are each its own where words begin alike, and a letter with a name in capitals has a value', () => {
    expect(usageOptions('x [-red | -redder | -oFILE]')).to.deep.equal([
      { flags: ['-red'], metavar: '' },
      { flags: ['-redder'], metavar: '' },
      { flags: ['-o'], metavar: 'FILE', isAttached: true },
    ])
  })
})
