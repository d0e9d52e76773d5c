import { expect } from 'chai'
import { afterCommentsOfLine, beforeSpace, commaAfter } from '../../../../../src/cli/connect/jsonc/trivia.js'

describe('commaAfter', () => {
  it('finds it behind space and comments, and no other', () => {
    expect(commaAfter('1, 2', 1)).to.equal(1)
    expect(commaAfter('1 // a, b\n /* , */ , 2', 1)).to.equal(19)
    expect(commaAfter('1 }, 2', 1)).to.equal(undefined)
    expect(commaAfter('1', 1)).to.equal(undefined)
  })
})

describe('afterCommentsOfLine', () => {
  it('passes comments of this line alone, and no space that ends it', () => {
    expect(afterCommentsOfLine('1 /* a */ // b\n// c', 1)).to.equal(14)
    expect(afterCommentsOfLine('1  \n// c', 1)).to.equal(1)
    expect(afterCommentsOfLine('1 /* a\n */', 1)).to.equal(1)
  })
})

describe('beforeSpace', () => {
  it('is the end of what is before the space', () => {
    expect(beforeSpace('{ \n  "a"', 5)).to.equal(1)
  })
})
