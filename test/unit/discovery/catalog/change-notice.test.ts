import { expect } from 'chai'
import { setImmediate } from 'node:timers/promises'
import { ChangeNotice } from '../../../../src/discovery/catalog/change-notice.js'
import { Snapshot } from '../../../../src/discovery/catalog/snapshot.js'
import { makeLoaded } from '../../../support/make-plugin.js'

const listOf = (...commands: string[]): Snapshot =>
  new Snapshot([makeLoaded('p', commands)], { include: [], exclude: [] })

describe('ChangeNotice', () => {
  let current: Snapshot
  let told: number
  let notice: ChangeNotice<Snapshot>
  const change = (...commands: string[]): void => {
    current = listOf(...commands)
    notice.changed()
  }

  beforeEach(() => {
    current = listOf('one')
    told = 0
    notice = new ChangeNotice(
      () => current,
      (now, before) => now.isSameFor(before),
      () => (told += 1),
    )
  })

  it('says nothing before anybody has seen a list', async () => {
    change('two')
    await setImmediate()
    expect(told).to.equal(0)
  })

  it('tells once of several changes together, and again of the next', async () => {
    notice.listed()
    change('one', 'two')
    change('one', 'two', 'three')
    await setImmediate()
    expect(told).to.equal(1)
    change('one')
    await setImmediate()
    expect(told).to.equal(2)
  })

  it('says nothing of what clients do not see, or what was taken back at once', async () => {
    notice.listed()
    change('one')
    await setImmediate()
    change('two')
    change('one')
    await setImmediate()
    expect(told).to.equal(0)
  })
})
