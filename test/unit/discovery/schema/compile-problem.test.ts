import { expect } from 'chai'
import { compileProblem } from '../../../../src/discovery/schema/compile-problem.js'

describe('compileProblem', () => {
  it('finds a reference that leads nowhere, at any depth, and no other', () => {
    const wanting = { items: { not: { $ref: '#/$defs/a' } } }
    expect(compileProblem(wanting)).to.equal('refers to "#/$defs/a", which its schema does not contain')
    expect(compileProblem({ ...wanting, $defs: { a: { type: 'string' } } })).to.equal(undefined)
    // A property of that name.
    expect(compileProblem({ properties: { $ref: { type: 'string' } } })).to.equal(undefined)
  })

  it('finds patterns that are none', () => {
    expect(compileProblem({ pattern: '^[a-z]+$' })).to.equal(undefined)
    expect(compileProblem({ items: { pattern: '(?i)a' } })).to.match(
      /^has a pattern that JSON Schema does not allow/,
    )
    expect(compileProblem({ patternProperties: { '[': {} } })).to.match(/^has a pattern/)
    expect(compileProblem({ properties: { pattern: { type: 'string' } } })).to.equal(undefined)
  })
})
