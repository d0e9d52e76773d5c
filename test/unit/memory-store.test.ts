import { expect } from 'chai'
import { setTimeout as delay } from 'node:timers/promises'
import { createMemoryStore } from '../../src/memory-store.js'

describe('the store in memory', () => {
  it('gives each reader a value of its own', async () => {
    const store = createMemoryStore()
    const value = { list: [1] }
    await store.put('task/1', value, 60_000)
    value.list.push(2)
    const read = (await store.get('task/1')) as typeof value
    read.list.push(3)
    expect(await store.get('task/1')).to.deep.equal({ list: [1] })
  })

  it('forgets a value when its time is over', async () => {
    const store = createMemoryStore()
    await store.put('task/1', 'kept', 60_000)
    await store.put('task/2', 'short', 20)
    expect(await store.get('task/2')).to.equal('short')
    while ((await store.get('task/2')) !== undefined) await delay(5)
    expect(await store.get('task/1')).to.equal('kept')
  })

  it('lets one of several take a value', async () => {
    const store = createMemoryStore()
    await store.put('state/1', 'once', 60_000)
    const taken = await Promise.all([store.take('state/1'), store.take('state/1'), store.take('state/2')])
    expect(taken).to.deep.equal(['once', undefined, undefined])
  })

  it('forgets what was used longest ago where it is full', async () => {
    const store = createMemoryStore(2)
    await store.put('a', 1, 60_000)
    await store.put('b', 2, 60_000)
    await store.get('a')
    await store.put('c', 3, 60_000)
    expect(await Promise.all(['a', 'b', 'c'].map((key) => store.get(key)))).to.deep.equal([1, undefined, 3])
  })
})
