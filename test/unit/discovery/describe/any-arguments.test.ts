import { expect } from 'chai'
import { createRequire } from 'node:module'
import {
  anyArguments,
  isPositional,
  isUnknown,
  takesAnyArguments,
} from '../../../../src/discovery/describe/any-arguments.js'
import type { Parameter } from '../../../../src/discovery/tool.js'

const word: Parameter = { name: 'word', required: false, schema: { type: 'string' } }
const takes = (...parameters: Parameter[]): boolean =>
  takesAnyArguments({ name: 'go', path: ['go'], description: '', parameters })

const probe = createRequire(import.meta.url)(
  '../../../../src/discovery/describe/probe/node/describe.cjs',
) as {
  anyArguments: unknown
}

describe('the parameter of a command of which nothing is known', () => {
  it('is the same for the probe of Node programs, which loads none of this', () => {
    expect(probe.anyArguments).to.deep.equal(anyArguments)
  })
})

describe('takesAnyArguments', () => {
  it('is so where the last parameter passes words on as they are', () => {
    expect(takes(anyArguments)).to.equal(true)
    expect(takes(word, anyArguments)).to.equal(true)
    expect(takes(anyArguments, { ...word, flag: '--word', depth: 0 })).to.equal(true)
    expect(takes(word)).to.equal(false)
    expect(takes()).to.equal(false)
  })

  it('is so where the list of commands has shown its positionals, and nothing else is known', () => {
    const positional = { ...word, positional: true }
    expect(takes(anyArguments, positional)).to.equal(true)
    expect(takes({ ...word, flag: '--word' }, anyArguments, positional)).to.equal(false)
  })
})

describe('isUnknown', () => {
  const unknown = (...parameters: Parameter[]): boolean =>
    isUnknown({ name: 'go', path: ['go'], description: '', parameters })

  it('is a command of which only the options of its groups are known', () => {
    expect(unknown(anyArguments)).to.equal(true)
    expect(unknown({ ...word, flag: '--word', depth: 0 }, anyArguments)).to.equal(true)
    expect(unknown(anyArguments, { ...word, flag: '--word', isInherited: true })).to.equal(true)
    expect(unknown({ ...word, flag: '--word' }, anyArguments)).to.equal(false)
    expect(unknown()).to.equal(false)
  })
})

describe('isPositional', () => {
  it('is a word in its place, and not those that are passed on', () => {
    expect(isPositional({ ...word, positional: true })).to.equal(true)
    expect(isPositional(anyArguments)).to.equal(false)
    expect(isPositional({ ...word, flag: '--word' })).to.equal(false)
  })
})
