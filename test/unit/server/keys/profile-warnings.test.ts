import { expect } from 'chai'
import { Profiles } from '../../../../src/governor/profiles.js'
import { profileWarnings } from '../../../../src/server/keys/profile-warnings.js'

const key = { sha256: 'a'.repeat(64), created: '2026-11-27T00:00:00.000Z' }

describe('profileWarnings', () => {
  it('names each key whose profile there is not, and what its callers start with', () => {
    const profiles = new Profiles([], { attachProfile: undefined, adminPrefix: 'ops__' })
    const keys = [
      { ...key, name: 'all' },
      { ...key, name: 'ops', profile: 'Admin' },
      { ...key, name: 'ci', profile: 'admn' },
    ]
    expect(profileWarnings(keys, profiles)).to.deep.equal([
      'The key "ci" starts its callers with full: there is no profile "admn" (did you mean admin?); there are admin, full',
    ])
  })
})
