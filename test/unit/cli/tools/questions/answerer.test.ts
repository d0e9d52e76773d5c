import { expect } from 'chai'
import { Answerer } from '../../../../../src/cli/tools/questions/answerer.js'

describe('Answerer', () => {
  const given = { place: '--answers', whole: new Map(), texts: new Map() }
  const { signal } = new AbortController()

  it('tells the working folder to a program here, and to no server elsewhere', async () => {
    const asked = { where: { method: 'roots/list' } } as const
    const here = new Answerer(given, signal)
    expect(here.capabilities).to.have.property('roots')
    expect(await here.answer('x', asked)).to.have.nested.property('where.roots[0].uri')
    const elsewhere = new Answerer(given, signal, { tellsFolder: false })
    expect(elsewhere.capabilities).not.to.have.property('roots')
    expect(await elsewhere.answer('x', asked)).to.deep.equal({ where: { roots: [] } })
  })
})
