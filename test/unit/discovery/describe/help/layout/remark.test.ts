import { expect } from 'chai'
import { isRemark } from '../../../../../../src/discovery/describe/help/layout/remark.js'

describe('isRemark', () => {
  it('finds what is said of an option', () => {
    const remarks = [
      'DEPRECATED',
      'IPv6',
      'write it even if it is larger',
      'default; no copy is made',
      '-k',
      'careful, wordy mode',
    ]
    for (const inside of remarks) expect(isRemark(inside), inside).to.equal(true)
  })

  it('leaves what is or may be a value', () => {
    const values = [
      'string',
      'int',
      'N',
      'on|off',
      '=size',
      'input file',
      'path to use',
      'yes or no',
      'a, b',
      'on, off, auto',
    ]
    for (const inside of values) expect(isRemark(inside), inside).to.equal(false)
  })
})
