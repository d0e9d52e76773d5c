import { expect } from 'chai'
import { hasScalarItems, itemSchema, mainType } from '../../../src/executor/main-schema.js'

const nothing = { type: 'null' }

describe('mainType', () => {
  it('is the type of a value, also where it may be null', () => {
    for (const schema of [
      { type: 'integer' },
      { type: ['integer', 'null'] },
      { anyOf: [{ type: 'integer' }, nothing] },
      { oneOf: [nothing, { type: ['integer'] }] },
    ])
      expect(mainType(schema), JSON.stringify(schema)).to.equal('integer')
  })

  it('is the type that stands above branches', () => {
    const schema = { type: 'object', anyOf: [{ required: ['a'] }, { required: ['b'] }] }
    expect(mainType(schema)).to.equal('object')
  })

  it('is none where there are several, or none is said', () => {
    for (const schema of [
      { type: ['integer', 'string'] },
      { anyOf: [{ type: 'integer' }, { type: 'string' }, nothing] },
      { enum: [1] },
      nothing,
    ])
      expect(mainType(schema), JSON.stringify(schema)).to.equal(undefined)
  })
})

describe('itemSchema', () => {
  const items = { type: 'integer' }
  const list = { type: 'array', items }

  it('is that of a list, also where that may be null', () => {
    for (const schema of [list, { ...list, type: ['array', 'null'] }, { anyOf: [list, nothing] }])
      expect(itemSchema(schema), JSON.stringify(schema)).to.deep.equal(items)
  })

  it('lets everything be an item where the list does not say', () => {
    expect(itemSchema({ type: 'array' })).to.deep.equal({})
    expect(itemSchema({ type: 'array', items: true })).to.deep.equal({})
  })

  it('is none where the value is no list, or need not be one', () => {
    for (const schema of [{ type: 'object' }, { anyOf: [list, { type: 'string' }] }, {}])
      expect(itemSchema(schema), JSON.stringify(schema)).to.equal(undefined)
  })
})

describe('hasScalarItems', () => {
  const listOf = (items: object): Record<string, unknown> => ({ type: 'array', items })

  it('is true of a list of texts, numbers and booleans, and of one that does not say', () => {
    for (const items of [{ type: 'string' }, { type: ['integer', 'null'] }, {}])
      expect(hasScalarItems(listOf(items)), JSON.stringify(items)).to.be.true
  })

  it('is false of a list of lists or objects, also where each of the two may be null', () => {
    for (const schema of [
      listOf({ type: 'object' }),
      listOf({ anyOf: [listOf({}), nothing] }),
      { anyOf: [listOf({ type: 'object' }), nothing] },
    ])
      expect(hasScalarItems(schema), JSON.stringify(schema)).to.be.false
  })
})
