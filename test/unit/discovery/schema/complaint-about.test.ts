import { expect } from 'chai'
import { complaintAbout } from '../../../../src/discovery/schema/complaint-about.js'

describe('complaintAbout', () => {
  it('says what is wrong, by the value', () => {
    expect(complaintAbout({ type: 'string', format: 'email' }, 'x')).to.equal('"x" must match format "email"')
    expect(complaintAbout({ type: 'integer' }, 'x')).to.equal('"x" is not an integer')
    expect(complaintAbout({ type: 'object', required: ['a'] }, {})).to.equal('"a" is missing')
    expect(complaintAbout({ type: 'integer' }, 1)).to.equal(undefined)
  })
})
