import { expect } from 'chai'
import { readMetavar, typeOfWord } from '../../../../../src/discovery/describe/help/read-metavar.js'

describe('what stands for a value', () => {
  const cases: readonly [metavar: string, read: ReturnType<typeof readMetavar>][] = [
    ['', { kind: 'switch' }],
    ['<FILE>', { kind: 'value' }],
    ['[=WHEN]', { kind: 'value', isJoined: true }],
    ['[kmKM]', { kind: 'value', enum: ['k', 'm', 'K', 'M'] }],
    ['INTEGER', { kind: 'value', type: 'integer' }],
    ['<uint32>', { kind: 'value', type: 'integer' }],
    ['FLOAT RANGE', { kind: 'value', type: 'number' }],
    ['bool', { kind: 'value', type: 'boolean' }],
    ['<NAME>...', { kind: 'list' }],
    ['...', { kind: 'value' }],
    ['TAG,...', { kind: 'list', list: 'commas' }],
    ['strings', { kind: 'list' }],
    ['ints', { kind: 'list', type: 'integer' }],
    ['<list[int]>', { kind: 'list', type: 'integer' }],
    ['VALUE:int', { kind: 'value', type: 'integer' }],
    ['WHEN:{on, off}', { kind: 'value', enum: ['on', 'off'] }],
    ['VALUE:str', { kind: 'value' }],
    ['<key[=value]>', { kind: 'value' }],
    ['<fp>', { kind: 'value', type: 'number' }],
    ['fast|slow', { kind: 'value', enum: ['fast', 'slow'] }],
    ['{json,yaml}', { kind: 'value', enum: ['json', 'yaml'] }],
    ['<key> <the value>', { kind: 'list', list: 'exact', minItems: 2, maxItems: 2 }],
    ['a v', { kind: 'list', list: 'exact', minItems: 2, maxItems: 2 }],
    ['X Y Z', { kind: 'list', list: 'exact', minItems: 3, maxItems: 3 }],
    ['more words', { kind: 'value' }],
    ['{json}', { kind: 'value' }],
  ]
  for (const [metavar, read] of cases) {
    it(`is read: ${metavar || 'nothing'}`, () => {
      expect(readMetavar(metavar)).to.deep.include(read)
    })
  }

  it('has a type only where the word is one', () => {
    expect(['int', 'Integer range', 'count', 'double', 'number', 'boolean'].map(typeOfWord)).to.deep.equal([
      'integer',
      'integer',
      'integer',
      'number',
      'number',
      'boolean',
    ])
    expect(['print', 'interval', 'file', ''].map(typeOfWord)).to.deep.equal(Array(4).fill(undefined))
  })

  it('may be left out, but not where only a part of it may', () => {
    expect(readMetavar('[value]').isJoined).to.equal(true)
    expect(readMetavar('<key[=value]>').isJoined).to.equal(undefined)
  })

  it('lists no values where its words are kinds of values', () => {
    expect(readMetavar('<file|directory|glob>').enum).to.equal(undefined)
    for (const open of [
      '<jobs>|auto',
      '{on|off|<seconds>}',
      '<duration>[m|s]',
      'auto|<n>',
      '[+|-]ID',
      '[=[ID][+N]|all]',
    ])
      expect(readMetavar(open).enum, open).to.equal(undefined)
    expect(readMetavar('[=always|never]').enum).to.deep.equal(['always', 'never'])
    expect(readMetavar('<a|b>[,...]').enum).to.deep.equal(['a', 'b'])
    expect(readMetavar('<drip|spray>').enum).to.deep.equal(['drip', 'spray'])
  })
})
