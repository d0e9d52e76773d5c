import { expect } from 'chai'
import { negationIn } from '../../../../../../src/discovery/describe/help/titled/negation-in.js'

describe('the negation among the flags of a row', () => {
  const cases: readonly [flags: string, negation: string | undefined][] = [
    ['-c --color --no-color', '--no-color'],
    ['--no-color --color', '--no-color'],
    ['--xml --noxml', '--noxml'],
    ['--enable-buzz --disable-buzz', '--disable-buzz'],
    ['--show-bees --hide-bees', '--hide-bees'],
    ['--with-wax --without-wax', '--without-wax'],
    ['--node --nodes', undefined],
    ['-n --no-bees', undefined],
    ['--show-bees --hide-wax', undefined],
  ]
  for (const [flags, negation] of cases) {
    it(`is found in ${flags}`, () => {
      expect(negationIn(flags.split(' '))).to.equal(negation)
    })
  }
})
