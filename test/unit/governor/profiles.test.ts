import { expect } from 'chai'
import { Profiles } from '../../../src/governor/profiles.js'

const unset = { attachProfile: undefined, adminPrefix: undefined }
const file = (content: Record<string, unknown>, name = 'a.json') => ({ file: name, content })

describe('the profiles', () => {
  it('are one of all tools unless a file or a prefix brings more', () => {
    const { names, firstName } = new Profiles([], unset)
    expect({ names, firstName }).to.deep.equal({ names: ['full'], firstName: 'full' })
    expect(new Profiles([], { ...unset, adminPrefix: 'ops__' }).find('admin')('tasks__go')).to.equal(false)
  })

  it('are known by small letters, later files winning', () => {
    const first = file({ default_profile: 'Ops', profiles: { OPS: { mode: 'prefix', prefix: 'a' } } })
    const second = file({ profiles: { ops: { mode: 'prefix', prefix: 'b' } } }, 'b.json')
    const profiles = new Profiles([first, second], unset)
    expect(profiles.firstName).to.equal('ops')
    expect([profiles.find('OpS')('a1'), profiles.find('ops')('b1')]).to.deep.equal([false, true])
  })

  it('begin with the one of the environment, before that of the files', () => {
    const files = [file({ default_profile: 'a', profiles: { a: { mode: 'all' }, b: { mode: 'all' } } })]
    const { firstName, defaultName } = new Profiles(files, { ...unset, attachProfile: 'B' })
    expect({ firstName, defaultName }).to.deep.equal({ firstName: 'b', defaultName: 'a' })
  })

  it('pass over a name that there is not, and say so', () => {
    const files = [file({ default_profile: 'gone', profiles: { a: { mode: 'all' } } })]
    const { firstName, warnings } = new Profiles(files, { ...unset, attachProfile: 'lost' })
    expect(firstName).to.equal('full')
    expect(warnings).to.deep.equal([
      'default_profile names the profile "gone", which there is not; there are a, full',
      'SMCP_ATTACH_PROFILE names the profile "lost", which there is not; there are a, full',
    ])
  })

  it('say which may be meant by one', () => {
    const profiles = new Profiles([file({ profiles: { Chatter: {} } })], {
      ...unset,
      attachProfile: 'chater',
    })
    expect(['chat', 'Fulll', 'x', ''].map((name) => profiles.meant(name))).to.deep.equal([
      ' (did you mean chatter?)',
      ' (did you mean full?)',
      '',
      '',
    ])
    expect(profiles.warnings.at(-1)).to.contain(
      'the profile "chater" (did you mean chatter?), which there is not',
    )
  })

  it('warn of a profile without a mode, and refuse one that is wrong by file and name', () => {
    const { warnings } = new Profiles([file({ profiles: { a: {} } })], unset)
    expect(warnings).to.deep.equal(['The profile "a" of a.json names no mode, and so has all tools'])
    expect(() => new Profiles([file({ profiles: { a: { mode: 'glob' } } })], unset)).to.throw(
      'The profile "a" of a.json is wrong: "pattern" must be a text that is not empty',
    )
  })

  it('collect the hints of all files, and leave out what is none', () => {
    const files = [
      file({ intent_hints: [{ intent: 'x' }, 7] }),
      file({ intent_hints: [{ intent: 'y' }] }),
      file({}),
    ]
    expect(new Profiles(files, unset).hints).to.deep.equal([{ intent: 'x' }, { intent: 'y' }])
  })
})
