import { expect } from 'chai'
import { EventEmitter } from 'node:events'
import type { ServerResponse } from 'node:http'
import { ListChanges } from '../../../../src/server/transports/list-changes.js'

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

describe('ListChanges', () => {
  let told: number
  let changes: ListChanges
  const listen = (): (() => void) => {
    const { response, close } = stream()
    changes.listen(response)
    return close
  }

  beforeEach(() => {
    told = 0
    changes = new ListChanges(() => (told += 1))
  })

  it('tells each change to a client that listens', () => {
    listen()
    changes.notify()
    changes.notify()
    expect(told).to.equal(2)
  })

  it('tells once of all that a client missed, as soon as it listens', () => {
    changes.notify()
    changes.notify()
    expect(told).to.equal(0)
    const close = listen()
    expect(told).to.equal(1)
    close()
    listen()
    expect(told).to.equal(1)
  })

  it('tells nothing more to a stream that has closed, but to one that stays', () => {
    const [closeFirst, closeSecond] = [listen(), listen()]
    closeFirst()
    changes.notify()
    expect(told).to.equal(1)
    closeSecond()
    changes.notify()
    expect(told).to.equal(1)
    listen()
    expect(told).to.equal(2)
  })

  it('takes a stream for none that had closed before', () => {
    const { response, close } = stream()
    close()
    changes.listen(response)
    changes.notify()
    expect(told).to.equal(0)
  })
})
