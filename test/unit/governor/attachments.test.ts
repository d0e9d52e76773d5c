import { expect } from 'chai'
import { attach } from '../../../src/governor/attachment.js'
import { Attachments } from '../../../src/governor/attachments.js'
import { Profiles } from '../../../src/governor/profiles.js'
import { createMemoryStore } from '../../../src/memory-store.js'

describe('the attachments', () => {
  it('keep all changes that are made at the same time', async () => {
    const told: string[] = []
    const profiles = new Profiles([], { attachProfile: undefined, adminPrefix: undefined })
    const attachments = new Attachments(createMemoryStore(), profiles, (scope) => void told.push(scope))
    const names = Array.from({ length: 20 }, (_, index) => `tool__${index}`)
    await Promise.all(names.map((name) => attachments.change({ agent: 'a' }, (now) => attach(now, [name]))))
    expect((await attachments.of({ agent: 'a', session: 'other' })).attached).to.have.members(names)
    expect((await attachments.of({ agent: 'b' })).attached).to.deep.equal([])
    expect(new Set(told)).to.deep.equal(new Set(['["agent","","a"]']))
  })

  it('begin with the profile of the URL only where there is none yet', async () => {
    const profiles = new Profiles([], { attachProfile: undefined, adminPrefix: 'ops__' })
    const attachments = new Attachments(createMemoryStore(), profiles, () => undefined)
    const caller = { session: 's', profile: 'Admin' }
    expect((await attachments.of(caller)).profile).to.equal('Admin')
    await attachments.change(caller, () => ({ profile: 'full', attached: [], detached: [] }))
    expect((await attachments.of(caller)).profile).to.equal('full')
  })
})
