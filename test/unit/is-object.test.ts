import { expect } from 'chai'
import { isObject } from '../../src/is-object.js'

describe('isObject', () => {
  it('is true of an object of JSON, and of no list, no null and no scalar', () => {
    for (const text of ['{}', '{"a": 1}', '{"__proto__": null}'])
      expect(isObject(JSON.parse(text)), text).to.be.true
    for (const value of [[], [{}], null, undefined, '{}', 5, true, () => ({})])
      expect(isObject(value)).to.be.false
  })
})
