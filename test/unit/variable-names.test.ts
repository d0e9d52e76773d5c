import { expect } from 'chai'
import { mayBeBrought } from '../../src/variable-names.js'

describe('mayBeBrought', () => {
  it('takes what programs read, and nothing that decides what is run', () => {
    for (const name of ['GITHUB_TOKEN', 'DB_WORD', 'env_name', '_A1'])
      expect(mayBeBrought(name), name).to.equal(true)
    for (const name of [
      'PATH',
      'Home',
      'LD_PRELOAD',
      'PYTHONPATH',
      'NODE_OPTIONS',
      'GIT_SSH',
      'SMCP_X',
      '',
      'A-B',
      '1A',
    ])
      expect(mayBeBrought(name), name).to.equal(false)
  })
})
