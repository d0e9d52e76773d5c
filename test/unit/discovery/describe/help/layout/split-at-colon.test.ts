import { expect } from 'chai'
import { splitAtColon } from '../../../../../../src/discovery/describe/help/layout/split-at-colon.js'

describe('a spelling with a colon', () => {
  it('is a flag and what stands for its value', () => {
    for (const [spelling, flag, metavar] of [
      ['--external:M', '--external', 'M'],
      ['--define:K=V', '--define', 'K=V'],
      ['--drop:...', '--drop', '...'],
      ['--out-extension:.js=.mjs', '--out-extension', '.js=.mjs'],
      ['-out:<file>', '-out', '<file>'],
      ['-o:file', '-o', 'file'],
      ['--define:SYMBOL(:VAL)', '--define', 'SYMBOL(:VAL)'],
      ['--threads:on|off', '--threads', 'on|off'],
    ] as const)
      expect(splitAtColon(spelling), spelling).to.deep.equal({ flag, metavar })
  })

  it('has a value that may be left out where the brackets hold the colon too', () => {
    expect(splitAtColon('--hints[:on|off]')).to.deep.equal({ flag: '--hints', metavar: '[=on|off]' })
  })

  it('is a name where nothing behind the colon stands for a value', () => {
    for (const spelling of ['--test:unit', '--output:', '--port:8080', '--all', '--a=b:C', '-:', 'a:B'])
      expect(splitAtColon(spelling), spelling).to.equal(undefined)
  })
})
