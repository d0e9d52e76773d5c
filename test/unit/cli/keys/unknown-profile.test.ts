import { expect } from 'chai'
import { unknownProfile } from '../../../../src/cli/keys/unknown-profile.js'

const config = { profilesPath: undefined, attachProfile: undefined, adminPrefix: 'ops__' }

describe('unknownProfile', () => {
  it('says that there is no such profile, and which may be meant', () => {
    expect(unknownProfile('admn', config)).to.equal(
      'Warning: By the settings here there is no profile "admn" (did you mean admin?); there are admin, full. A server without it starts the callers of this key with full.',
    )
    expect(unknownProfile('x', config)).to.contain('no profile "x"; there are admin, full.')
  })

  it('says nothing of one that there is', () => {
    expect(unknownProfile('Admin', config)).to.equal(undefined)
  })

  it('refuses profiles that can not be read, as the server does', () => {
    expect(() => unknownProfile('x', { ...config, profilesPath: '/nowhere' })).to.throw(
      'SMCP_PROFILES: /nowhere does not exist',
    )
  })
})
