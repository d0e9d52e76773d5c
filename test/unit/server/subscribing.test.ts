import { expect } from 'chai'
import { subscribing } from '../../../src/server/subscribing.js'

const subscribe = subscribing['resources/subscribe']!
const unsubscribe = subscribing['resources/unsubscribe']!

describe('subscribing', () => {
  it('notes what a client wants to know, once, until it wants that no more', () => {
    const uris = new Set<string>()
    subscribe(uris, 'file:///a')
    subscribe(uris, 'file:///a')
    subscribe(uris, 'file:///b')
    unsubscribe(uris, 'file:///a')
    unsubscribe(uris, 'file:///never')
    expect([...uris]).to.deep.equal(['file:///b'])
  })

  it('refuses more than a session may keep', () => {
    const uris = new Set(Array.from({ length: 200 }, (_, n) => `file:///${n}`))
    subscribe(uris, 'file:///1')
    expect(() => {
      subscribe(uris, 'file:///more')
    }).to.throw('A session can subscribe to 200 resources; unsubscribe from others first')
    expect(() => {
      subscribe(new Set(), 'x'.repeat(3000))
    }).to.throw('A URI has at most 2048 characters, not 3000')
  })
})
