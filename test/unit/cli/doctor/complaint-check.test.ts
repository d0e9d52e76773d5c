import { expect } from 'chai'
import { complaintCheck } from '../../../../src/cli/doctor/complaint-check.js'
import { ConfigError } from '../../../../src/errors.js'

describe('complaintCheck', () => {
  it('has the advice of an error of smcp for its cure', () => {
    expect(complaintCheck('port', new ConfigError('It is taken', { hint: 'Take another.' }))).to.deep.equal({
      ...{ about: 'port', verdict: 'problem', text: 'It is taken', cure: 'Take another.' },
    })
    expect(complaintCheck('port', new Error('odd'), 'warning')).to.deep.equal({
      ...{ about: 'port', verdict: 'warning', text: 'odd' },
    })
  })
})
