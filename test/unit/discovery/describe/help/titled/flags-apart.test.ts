import { expect } from 'chai'
import { flagsApart } from '../../../../../../src/discovery/describe/help/titled/flags-apart.js'

describe('the flags of a row', () => {
  const apart: readonly [flags: string, help: string][] = [
    ['--rotate-90 --rotate-180 --no-rotate', ''],
    ['--sha3-224 --sha3-256', ''],
    ['--flip-horizontal --flip-vertical', ''],
    ['--no-names --no-comments --no-notes', 'Remove names (comments, notes)'],
    ['--blake2s --blake2b', 'Calculate BLAKE2S/BLAKE2B'],
  ]
  for (const [flags, help] of apart)
    it(`are switches of their own in ${flags}`, () => {
      expect(flagsApart(flags.split(' '), help)).to.deep.equal(flags.split(' '))
    })

  const spellings: readonly [flags: string, help: string][] = [
    ['--quiet', ''],
    ['-1 --one', ''],
    ['-4 -6', ''],
    ['--colour --color', 'The colour, or color'],
    ['--header --headers', 'The header, or headers'],
    ['--exclude --ignore', 'Exclude or ignore it'],
    ['--color --no-color', ''],
    ['--fooBar --foo-bar', ''],
    ['--utf8 --utf-8', ''],
    ['--dir-prefix --directory-prefix', ''],
    ['--out-file --out-path', 'The path of the out file'],
    ['--no-names --no-comments --no-notes', 'Leave some out'],
    ['--blake2s --blake2b', 'Calculate a sum'],
  ]
  for (const [flags, help] of spellings)
    it(`may be spellings of one in ${flags}`, () => {
      expect(flagsApart(flags.split(' '), help)).to.equal(undefined)
    })
})
