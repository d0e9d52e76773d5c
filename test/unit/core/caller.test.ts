import { expect } from 'chai'
import { callerInLog } from '../../../src/core/caller.js'

describe('callerInLog', () => {
  it('has eight digits of the key, the agent as it is, and nothing that is not there', () => {
    expect(callerInLog({ key: '0123456789abcdef', agent: 'agent-1' })).to.deep.equal({
      key: '01234567',
      agent: 'agent-1',
    })
    expect(callerInLog({})).to.deep.equal({})
  })
})
