import { expect } from 'chai'
import { readProfile } from '../../../src/governor/profile.js'

const tools = ['tasks__create-task', 'tasks__list-users', 'kitchen__menu']
const chosen = (spec: Record<string, unknown>): string[] => tools.filter(readProfile(spec))

describe('a profile', () => {
  it('has the tools that its mode says', () => {
    expect(chosen({})).to.deep.equal(tools)
    expect(chosen({ mode: 'All' })).to.deep.equal(tools)
    expect(chosen({ mode: 'prefix', prefix: 'tasks__' })).to.deep.equal(tools.slice(0, 2))
    expect(chosen({ mode: 'GLOB', pattern: '*__list-*' })).to.deep.equal(['tasks__list-users'])
    expect(chosen({ mode: 'glob', pattern: '[!t]*' })).to.deep.equal(['kitchen__menu'])
    expect(chosen({ mode: 'explicit', tools: ['kitchen__menu', 'gone__tool'] })).to.deep.equal([
      'kitchen__menu',
    ])
  })

  it('that is wrong names its field and what that must be', () => {
    expect(() => chosen({ mode: 'prefix' })).to.throw('"prefix" must be a text that is not empty')
    expect(() => chosen({ mode: 'glob', pattern: 7 })).to.throw('"pattern" must be a text')
    expect(() => chosen({ mode: 'explicit', tools: 'kitchen__menu' })).to.throw('"tools" must be a list')
    expect(() => chosen({ mode: 'some' })).to.throw(
      '"mode" must be all, prefix, glob or explicit, not "some"',
    )
    expect(() => chosen({ mode: null })).to.throw('not null')
  })
})
