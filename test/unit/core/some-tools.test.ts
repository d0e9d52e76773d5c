import { expect } from 'chai'
import { createSomeTools } from '../../../src/core/some-tools.js'
import { makePlugin, makeTool } from '../../support/make-plugin.js'

describe('some of all tools', () => {
  const all = ['a', 'b'].map((command) => makeTool(makePlugin(), command))

  it('are the same array for the same list and key, tested once', () => {
    const someTools = createSomeTools()
    const tested: string[] = []
    const test = (name: string): boolean => tested.push(name) > 0 && name === 'p__a'
    const some = someTools(all, 'key', test)
    expect(some.map(({ name }) => name)).to.deep.equal(['p__a'])
    expect(someTools(all, 'key', test)).to.equal(some)
    expect(tested).to.deep.equal(['p__a', 'p__b'])
    expect(someTools([...all], 'key', test)).not.to.equal(some)
  })

  it('are the list itself if all pass', () => {
    expect(createSomeTools()(all, 'key', () => true)).to.equal(all)
  })
})
