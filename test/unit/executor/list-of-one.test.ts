import { expect } from 'chai'
import type { Parameter } from '../../../src/discovery/tool.js'
import { listOfOne } from '../../../src/executor/list-of-one.js'
import { parseJson } from '../../../src/executor/parse-json.js'

const listOf = (items: object, more: Partial<Parameter> = {}): Parameter => ({
  name: 'x',
  required: false,
  schema: { type: 'array', items },
  ...more,
})
const texts = listOf({ type: 'string' })

describe('a single value for a list', () => {
  it('is a list of one, as text or as a number with its digits', () => {
    for (const value of ['*.log', 'a b', '-x', 5]) expect(listOfOne(value, texts)).to.deep.equal([value])
    expect(listOfOne('5', listOf({ type: 'integer' }))).to.deep.equal(['5'])
    const literal = parseJson('1.10')
    expect(listOfOne(literal, texts)).to.deep.equal([literal])
  })

  it('stays what it is where it may mean several, or is no value of the list', () => {
    for (const value of [
      'a,b',
      'a\nb',
      '',
      ' ',
      '["a"]',
      "['a', 'b']",
      '[1',
      '{"item": "a"}',
      ['a'],
      true,
      { item: 'a' },
    ])
      expect(listOfOne(value, texts), JSON.stringify(value)).to.equal(value)
  })

  it('is a list of one list where each item is a list', () => {
    const pairs = listOf({ type: 'array', items: { type: 'string' } }, { list: 'repeated', each: 'exact' })
    expect(listOfOne(['a', 'b'], pairs)).to.deep.equal([['a', 'b']])
    for (const value of [[['a', 'b']], [['a'], 'b'], [], 'a']) expect(listOfOne(value, pairs)).to.equal(value)
  })

  it('stays what it is where the value is no list, a list of lists, or words as they are', () => {
    for (const parameter of [
      { ...texts, schema: { type: 'string' } },
      listOf({ type: 'array', items: { type: 'string' } }),
      listOf({ type: 'string' }, { isRaw: true }),
      listOf({ type: 'string' }, { list: 'remainder' }),
    ])
      expect(listOfOne('-l --all', parameter)).to.equal('-l --all')
  })
})
