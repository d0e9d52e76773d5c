import { expect } from 'chai'
import {
  nameApart,
  optionParameter,
  positionalParameter,
} from '../../../../../src/discovery/describe/help/build-parameter.js'

describe('an option of a help', () => {
  it('has the name of its first long spelling, which is the one that is used', () => {
    expect(optionParameter({ flags: ['-n', '--dry-run', '--just-print'], kind: 'switch' })).to.deep.equal({
      name: 'dry-run',
      required: false,
      schema: { type: 'boolean' },
      flag: '--dry-run',
      isSwitch: true,
    })
    expect(optionParameter({ flags: ['-n'], kind: 'switch' })).to.include({ name: 'n', flag: '-n' })
    expect(optionParameter({ flags: ['-?'], kind: 'switch' })).to.include({ name: 'value', flag: '-?' })
  })

  it('has a schema by its kind', () => {
    const schemaOf = (facts: Omit<Parameters<typeof optionParameter>[0], 'flags'>): unknown =>
      optionParameter({ flags: ['--x'], ...facts }).schema
    expect(schemaOf({ kind: 'count' })).to.deep.equal({ type: 'integer', minimum: 0, maximum: 100 })
    expect(schemaOf({ kind: 'value', help: 'What.' })).to.deep.equal({ type: 'string', description: 'What.' })
    expect(schemaOf({ kind: 'list', type: 'integer', minItems: 2, maxItems: 2 })).to.deep.equal({
      type: 'array',
      items: { type: 'integer' },
      minItems: 2,
      maxItems: 2,
    })
  })

  it('has values and a default by its type, and none that do not fit it', () => {
    const schemaOf = (type: 'integer' | 'number' | 'boolean', value: string, choices?: string[]): unknown =>
      optionParameter({ flags: ['--x'], kind: 'value', type, default: value, enum: choices }).schema
    expect(schemaOf('integer', '3', ['3', 'x', '4'])).to.deep.equal({
      type: 'integer',
      enum: [3, 4],
      default: 3,
    })
    expect(schemaOf('integer', '3.5')).to.deep.equal({ type: 'integer' })
    expect(schemaOf('integer', '9007199254740993')).to.deep.equal({ type: 'integer' })
    expect(schemaOf('number', ' ')).to.deep.equal({ type: 'number' })
    expect(schemaOf('boolean', 'True')).to.deep.equal({ type: 'boolean', default: true })
    expect(schemaOf('boolean', 'yes')).to.deep.equal({ type: 'boolean' })
    expect(schemaOf('integer', '5', ['3'])).to.deep.equal({ type: 'integer', enum: [3] })
  })

  it('has a default for a list where that is sure to be one', () => {
    const defaultOf = (shown: string, more: { type?: 'integer'; enum?: string[] } = {}): unknown =>
      optionParameter({ flags: ['--x'], kind: 'list', default: shown, ...more }).schema.default
    expect(defaultOf('.')).to.deep.equal(['.'])
    expect(defaultOf('[1,2]', { type: 'integer' })).to.deep.equal([1, 2])
    expect(defaultOf('["a", "b"]')).to.deep.equal(['a', 'b'])
    expect(defaultOf('two words')).to.equal(undefined)
    expect(defaultOf('[1,x]', { type: 'integer' })).to.equal(undefined)
    expect(defaultOf('c', { enum: ['a', 'b'] })).to.equal(undefined)
    expect(defaultOf('[]')).to.equal(undefined)
  })

  it('says how it is written', () => {
    const facts = { flags: ['--x'], kind: 'list', negation: '--no-x', isJoined: true, depth: 1 } as const
    expect(optionParameter(facts)).to.include({
      negation: '--no-x',
      isJoined: true,
      depth: 1,
      list: 'repeated',
    })
    expect(optionParameter({ ...facts, list: 'commas' })).to.include({ list: 'commas' })
  })
})

describe('a positional of a help', () => {
  it('has a name that every client takes', () => {
    expect(
      ['<unit name>', 'größe', '--', 'x'.repeat(70)].map((name) => positionalParameter({ name }).name),
    ).to.deep.equal(['unit_name', 'gr_e', 'value', 'x'.repeat(64)])
  })

  it('takes the rest of the line where it is a list', () => {
    expect(positionalParameter({ name: 'file', isList: true, required: true })).to.deep.equal({
      name: 'file',
      required: true,
      schema: { type: 'array', items: { type: 'string' } },
      positional: true,
      list: 'together',
    })
  })
})

describe('parameters of one name', () => {
  it('get numbers, for a call may write _ for -', () => {
    const named = ['a-b', 'a_b', 'c', 'a-b'].map((name) => positionalParameter({ name }))
    expect(nameApart(named).map(({ name }) => name)).to.deep.equal(['a-b', 'a_b_2', 'c', 'a-b_3'])
  })
})
