import { expect } from 'chai'
import { CallerTurns } from '../../../src/process/caller-turns.js'

describe('CallerTurns', () => {
  it('gives each caller a turn, and each one’s jobs in order of arrival', () => {
    const turns = new CallerTurns()
    const names = new Map<unknown, string>()
    const add = (name: string, caller?: string): void => {
      const start = (): Promise<string> => Promise.resolve(name)
      names.set(start, name)
      turns.enqueue(start, { id: name, caller })
    }
    for (const name of ['a1', 'a2', 'a3', 'a4']) add(name, 'a')
    for (const name of ['b1', 'b2']) add(name, 'b')
    add('nobody’s')
    const order: unknown[] = []
    while (turns.size > 0) order.push(names.get(turns.dequeue()))
    expect(order).to.deep.equal(['a1', 'b1', 'nobody’s', 'a2', 'b2', 'a3', 'a4'])
  })

  it('forgets a job that leaves the line, and a caller with it', () => {
    const turns = new CallerTurns()
    const [first, second] = [() => Promise.resolve(1), () => Promise.resolve(2)]
    turns.enqueue(first, { id: '1', caller: 'a' })
    turns.enqueue(second, { id: '2', caller: 'b' })
    turns.remove('1')
    expect([turns.size, turns.dequeue(), turns.dequeue()]).to.deep.equal([1, second, undefined])
  })
})
