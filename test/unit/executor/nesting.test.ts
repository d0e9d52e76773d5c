import { expect } from 'chai'
import { isNestedTooDeep, nestingMax } from '../../../src/executor/nesting.js'

/** A text with so many levels around it, lists and objects in turn. */
function nested(levels: number): unknown {
  let value: unknown = 'x'
  for (let level = 0; level < levels; level += 1) value = level % 2 === 0 ? [1, value] : { a: value, b: 2 }
  return value
}

describe('isNestedTooDeep', () => {
  it('lets pass what has as many levels as are allowed, and nothing deeper', () => {
    for (const value of [1, 'text', null, undefined, [], {}]) expect(isNestedTooDeep(value)).to.be.false
    expect(isNestedTooDeep(nested(nestingMax))).to.be.false
    expect(isNestedTooDeep(nested(nestingMax + 1))).to.be.true
  })

  it('looks at any depth and any width', () => {
    expect(isNestedTooDeep(nested(200_000))).to.be.true
    expect(isNestedTooDeep(Array.from({ length: 200_000 }, () => [{}]))).to.be.false
  })
})
