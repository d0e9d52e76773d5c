import { expect } from 'chai'
import { attach, attachmentTest, detach, ofProfile } from '../../../src/governor/attachment.js'
import { Profiles } from '../../../src/governor/profiles.js'

const profiles = new Profiles([], { attachProfile: undefined, adminPrefix: 'ops__' })
const has = (attachment: ReturnType<typeof ofProfile>, tool: string): boolean =>
  attachmentTest(attachment, profiles)(tool)

describe('an attachment', () => {
  it('has the tools of its profile, also those that come later', () => {
    expect([has(ofProfile('admin'), 'ops__new'), has(ofProfile('admin'), 'tasks__go')]).to.deep.equal([
      true,
      false,
    ])
  })

  it('is changed by name, and back again', () => {
    const more = attach(ofProfile('admin'), ['tasks__go'])
    expect([has(more, 'tasks__go'), has(more, 'ops__new')]).to.deep.equal([true, true])
    const less = detach(more, ['tasks__go', 'ops__new'])
    expect([has(less, 'tasks__go'), has(less, 'ops__new')]).to.deep.equal([false, false])
    expect(has(attach(less, ['ops__new']), 'ops__new')).to.equal(true)
  })

  it('of a profile that is gone has the tools with which callers start', () => {
    expect(has(ofProfile('gone'), 'tasks__go')).to.equal(true)
  })
})
