import { expect } from 'chai'
import { anyArguments, takesAnyArguments } from '../../../../src/discovery/describe/any-arguments.js'
import type { Parameter } from '../../../../src/discovery/tool.js'

const word: Parameter = { name: 'word', required: false, schema: { type: 'string' } }
const takes = (...parameters: Parameter[]): boolean =>
  takesAnyArguments({ name: 'go', path: ['go'], description: '', parameters })

describe('takesAnyArguments', () => {
  it('is so where the last parameter passes words on as they are', () => {
    expect(takes(anyArguments)).to.equal(true)
    expect(takes(word, anyArguments)).to.equal(true)
    expect(takes(anyArguments, { ...word, flag: '--word', depth: 0 })).to.equal(true)
    expect(takes(word)).to.equal(false)
    expect(takes()).to.equal(false)
  })
})
