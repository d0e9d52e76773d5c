import { expect } from 'chai'
import { BusyError } from '../../../src/errors.js'
import { Sessions, type Session, type SessionLimits } from '../../../src/server/sessions.js'
import { until } from '../../support/processes.js'

const limits: SessionLimits = { sessionsMax: 10, sessionsPerKeyMax: 10, sessionIdleMs: undefined }
const nobody = {}

/** A registry, the sessions that it has closed, and a way to add one. */
function registry(changed: Partial<SessionLimits> = {}) {
  const sessions = new Sessions({ ...limits, ...changed })
  const closed: string[] = []
  const told: string[] = []
  const add = (id: string, { key, door = 'mcp' }: { key?: string; door?: Session['door'] } = {}): void => {
    sessions.add({
      id,
      door,
      caller: key === undefined ? {} : { key },
      handle: () => Promise.resolve(),
      notify: () => void told.push(id),
      close: () => {
        closed.push(id)
        sessions.delete(id)
        return Promise.resolve()
      },
    })
  }
  return { sessions, closed, told, add }
}

describe('Sessions', () => {
  it('gives a session to its own door and its own key only', () => {
    const { sessions, add } = registry()
    const key = 'a1b2c3d4'.padEnd(64, '0')
    add('mine', { key })
    expect(sessions.get('mcp', 'mine', { key })?.id).to.equal('mine')
    expect(sessions.get('mcp', 'mine', { key, agent: 'other' })?.id).to.equal('mine')
    expect(sessions.get('sse', 'mine', { key })).to.equal(undefined)
    expect(sessions.get('mcp', 'mine', { key: 'a1b2c3d4'.padEnd(64, '1') })).to.equal(undefined)
    expect(sessions.get('mcp', 'mine', nobody)).to.equal(undefined)
    expect(sessions.get('mcp', '__proto__', { key })).to.equal(undefined)
  })

  it('closes a session that has been unused for the idle time, and no other', async () => {
    const { sessions, closed, add } = registry({ sessionIdleMs: 20 })
    add('used')
    const release = sessions.use('used')
    add('used twice')
    const releases = [sessions.use('used twice'), sessions.use('used twice')]
    releases[0]!()
    add('unused')
    await until(() => closed.length > 0)
    expect(closed).to.deep.equal(['unused'])
    release()
    await until(() => closed.length > 1)
    expect(closed).to.deep.equal(['unused', 'used'])
    expect(sessions.count).to.equal(1)
    sessions.delete('used twice')
  })

  it('makes room among the unused, the longest unused first', () => {
    const { sessions, closed, add } = registry({ sessionsMax: 3 })
    for (const id of ['one', 'two', 'three']) add(id)
    sessions.use('one')()
    sessions.use('three')
    add('four')
    add('five')
    expect(closed).to.deep.equal(['two', 'one'])
    expect(sessions.count).to.equal(3)
  })

  it('makes room among those of the same key first', () => {
    const { closed, add } = registry({ sessionsMax: 2 })
    add('a', { key: 'a' })
    add('b', { key: 'b' })
    add('b again', { key: 'b' })
    expect(closed).to.deep.equal(['b'])
    add('c', { key: 'c' })
    expect(closed).to.deep.equal(['b', 'a'])
  })

  it('gives no key more than its share, whatever room there is', () => {
    const { sessions, closed, add } = registry({ sessionsPerKeyMax: 2 })
    for (const id of ['a1', 'a2', 'a3']) add(id, { key: 'a' })
    expect(closed).to.deep.equal(['a1'])
    sessions.use('a2')
    sessions.use('a3')
    const message = '2 sessions of this key are already open, all of them in use'
    expect(() => {
      sessions.assertRoom({ key: 'a' })
    }).to.throw(BusyError, message)
    expect(() => {
      add('a4', { key: 'a' })
    }).to.throw(BusyError, message)
    for (const id of ['n1', 'n2']) add(id)
    for (const id of ['n1', 'n2']) sessions.use(id)
    expect(() => {
      sessions.assertRoom(nobody)
    }).to.throw(BusyError)
    sessions.assertRoom({ key: 'b' })
    expect(sessions.count).to.equal(4)
  })

  it('refuses one more where all are in use, and closes nothing for a question', () => {
    const { sessions, closed, add } = registry({ sessionsMax: 1 })
    add('one')
    sessions.assertRoom(nobody)
    expect(closed).to.deep.equal([])
    const release = sessions.use('one')
    expect(() => {
      sessions.assertRoom(nobody)
    }).to.throw(BusyError, '1 sessions are already open, all of them in use')
    release()
    sessions.assertRoom(nobody)
  })

  it('tells all of one door that the tools have changed, and closes those', async () => {
    const { sessions, closed, told, add } = registry()
    add('one')
    add('two', { door: 'sse' })
    sessions.notify('sse', { list: 'tools' })
    await sessions.closeAll('sse')
    expect([told, closed, sessions.count]).to.deep.equal([['two'], ['two'], 1])
    sessions.notify('mcp', { list: 'tools' })
    await sessions.closeAll('mcp')
    expect([told, closed, sessions.count]).to.deep.equal([['two', 'one'], ['two', 'one'], 0])
    sessions.use('gone')()
  })

  it('counts a stream that belongs to no session as one in use, and makes room for it', () => {
    const { sessions, closed, add } = registry({ sessionsMax: 3, sessionsPerKeyMax: 2 })
    add('unused', { key: 'a' })
    const leave = sessions.addStream({ key: 'a' })
    sessions.addStream({ key: 'a', agent: 'other' })
    expect(closed).to.deep.equal(['unused'])
    expect(sessions.count).to.equal(2)
    expect(() => sessions.addStream({ key: 'a' })).to.throw(BusyError, '2 sessions of this key')
    sessions.addStream(nobody)
    expect(() => sessions.addStream({ key: 'b' })).to.throw(BusyError, '3 sessions are')
    leave()
    expect(sessions.count).to.equal(2)
    add('next', { key: 'a' })
    expect(sessions.count).to.equal(3)
  })
})
