import { expect } from 'chai'
import { EventEmitter } from 'node:events'
import type { ServerResponse } from 'node:http'
import type { Change } from '../../../../src/core/changes.js'
import { MissedChanges } from '../../../../src/server/transports/missed-changes.js'

/** A stream that is open until it is closed. */
function stream(): { response: ServerResponse; close: () => void } {
  const response = Object.assign(new EventEmitter(), { closed: false })
  return {
    response: response as unknown as ServerResponse,
    close: () => {
      response.closed = true
      response.emit('close')
    },
  }
}

describe('MissedChanges', () => {
  let told: Change[]
  let changes: MissedChanges
  const listen = (): (() => void) => {
    const { response, close } = stream()
    changes.listen(response)
    return close
  }

  beforeEach(() => {
    told = []
    changes = new MissedChanges((change) => told.push(change))
  })

  it('tells each change to a client that listens', () => {
    listen()
    changes.notify({ list: 'tools' })
    changes.notify({ list: 'tools' })
    expect(told).to.have.length(2)
  })

  it('tells once of all that a client missed, as soon as it listens', () => {
    changes.notify({ list: 'tools' })
    changes.notify({ list: 'tools' })
    expect(told).to.have.length(0)
    const close = listen()
    expect(told).to.have.length(1)
    close()
    listen()
    expect(told).to.have.length(1)
  })

  it('tells nothing more to a stream that has closed, but to one that stays', () => {
    const [closeFirst, closeSecond] = [listen(), listen()]
    closeFirst()
    changes.notify({ list: 'tools' })
    expect(told).to.have.length(1)
    closeSecond()
    changes.notify({ list: 'tools' })
    expect(told).to.have.length(1)
    listen()
    expect(told).to.have.length(2)
  })

  it('takes a stream for none that had closed before', () => {
    const { response, close } = stream()
    close()
    changes.listen(response)
    changes.notify({ list: 'tools' })
    expect(told).to.have.length(0)
  })

  it('tells of each list that has changed, and of no more than 100 things that were missed', () => {
    changes.notify({ list: 'prompts' })
    for (let n = 0; n < 200; n += 1) changes.notify({ resource: `file:///${n}` })
    changes.notify({ list: 'tools' })
    listen()
    expect(told).to.have.length(101)
    expect(told.at(-1)).to.deep.equal({ list: 'tools' })
    expect(told.slice(0, 2)).to.deep.equal([{ list: 'prompts' }, { resource: 'file:///0' }])
  })
})
