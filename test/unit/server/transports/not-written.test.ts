import { expect } from 'chai'
import { notWritten } from '../../../../src/server/transports/not-written.js'

describe('notWritten', () => {
  it('is the same body, which costs nothing to write as JSON', () => {
    for (const body of [{ a: 1 }, [1, 2]]) {
      expect(notWritten(body)).to.equal(body)
      expect(Object.keys(body)).to.deep.equal(body instanceof Array ? ['0', '1'] : ['a'])
      expect(JSON.stringify(body)).to.equal(undefined)
    }
  })

  it('can be written also where it is nested too deep for that', () => {
    let body: object = {}
    for (let level = 0; level < 100_000; level += 1) body = { body }
    expect(() => JSON.stringify(body)).to.throw(RangeError)
    expect(JSON.stringify(notWritten(body))).to.equal(undefined)
  })

  it('leaves alone what is no object', () => {
    for (const body of [undefined, null, 5, 'x']) expect(notWritten(body)).to.equal(body)
  })
})
