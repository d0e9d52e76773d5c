import { expect } from 'chai'
import { InvalidArgumentsError } from '../../../src/errors.js'
import type { Parameter } from '../../../src/discovery/tool.js'
import { asText, renderOption } from '../../../src/executor/render-option.js'
import { makeParameter, parserTool } from '../../support/make-tool.js'

const render = (value: unknown, more: Partial<Parameter> = {}): string[] =>
  renderOption(parserTool({}), makeParameter(more), value)

describe('renderOption', () => {
  it('spells the flag as the program does, else -- and the name with hyphens', () => {
    expect(render('a', { name: 'due_date' })).to.deep.equal(['--due-date', 'a'])
    expect(render('a', { name: 'due_date', flag: '--dueDate' })).to.deep.equal(['--dueDate', 'a'])
    expect(render('a', { flag: '-x' })).to.deep.equal(['-x', 'a'])
  })

  it('joins the value to its flag where the program takes the flag alone too', () => {
    expect(render('auto', { isJoined: true })).to.deep.equal(['--x=auto'])
    expect(render('auto', { isOneWord: true })).to.deep.equal(['--x=auto'])
    expect(render('', { isJoined: true, flag: '-x' })).to.deep.equal(['-x'])
  })

  it('gives the flag for each of several lists, whose values stand as the program takes them', () => {
    const pairs = {
      type: 'array',
      items: { type: 'array', items: { type: 'string' }, minItems: 2, maxItems: 2 },
    }
    const given = [
      ['a', 'b c'],
      ['-d', '5'],
    ]
    expect(render(given, { schema: pairs, list: 'repeated', each: 'exact' })).to.deep.equal([
      '--x',
      'a',
      'b c',
      '--x',
      '-d',
      '5',
    ])
    expect(() => render(given, { schema: pairs, list: 'repeated', each: 'together' })).to.throw(
      InvalidArgumentsError,
      '"-d" starts with "-"',
    )
    // A list of another source may be one of JSON.
    expect(render(given, { schema: pairs, list: 'repeated' })).to.deep.equal([
      '--x',
      '["a","b c"]',
      '--x',
      '["-d","5"]',
    ])
  })

  it('gives the flag alone for the value that means so', () => {
    const optional = { isJoined: true, bareValue: 'true' }
    expect(render('true', optional)).to.deep.equal(['--x'])
    expect(render('auto', optional)).to.deep.equal(['--x=auto'])
    expect(render('true', { isJoined: true })).to.deep.equal(['--x=true'])
  })

  it('gives a switch bare when it is on, and its negation or nothing when it is off', () => {
    expect(render(true, { isSwitch: true })).to.deep.equal(['--x'])
    expect(render(false, { isSwitch: true })).to.deep.equal([])
    expect(render(true, { isSwitch: true, negation: '--no-x' })).to.deep.equal(['--x'])
    expect(render(false, { isSwitch: true, negation: '--no-x' })).to.deep.equal(['--no-x'])
    expect(render(false, { schema: { type: 'boolean' } })).to.deep.equal(['--x', 'false'])
  })

  it('gives a counted switch so often, whatever its schema says up to 100 times', () => {
    const counted = { flag: '-v', name: 'v', schema: { type: 'integer' }, isCount: true }
    expect(render(3, counted)).to.deep.equal(['-v', '-v', '-v'])
    expect(render(0, counted)).to.deep.equal([])
    expect(render('2', counted)).to.deep.equal(['-v', '-v'])
    expect(render(100, counted)).to.have.length(100)
    for (const v of [101, 4294967296, -1, 1.5])
      expect(() => render(v, counted)).to.throw(InvalidArgumentsError, `"v" ${v} is not a count`)
  })

  it('repeats the flag for a list of scalars and gives any other list as one JSON argument', () => {
    const list = (items: object): Partial<Parameter> => ({ schema: { type: 'array', items } })
    expect(render([1, -2], list({ type: 'integer' }))).to.deep.equal(['--x', '1', '--x=-2'])
    expect(render([{ name: 'Ann' }], list({ type: 'object' }))).to.deep.equal(['--x', '[{"name":"Ann"}]'])
    expect(render([[1], []], list({ type: 'array' }))).to.deep.equal(['--x', '[[1],[]]'])
    expect(render([], list({ type: 'integer' }))).to.deep.equal([])
  })

  it('gives a list as one JSON argument also where its schema lets it be null', () => {
    const list = { type: 'array', items: { type: 'object' } }
    for (const schema of [{ anyOf: [list, { type: 'null' }] }, { ...list, type: ['array', 'null'] }])
      expect(render([{ a: 1 }, { b: 2 }], { schema })).to.deep.equal(['--x', '[{"a":1},{"b":2}]'])
  })

  it('gives each item of a list that the program takes by items, be it an object', () => {
    const schema = { type: 'array', items: { type: 'object' } }
    expect(render([{ a: 1 }, { b: 2 }], { schema, list: 'together' })).to.deep.equal([
      '--x',
      '{"a":1}',
      '{"b":2}',
    ])
  })
})

describe('asText', () => {
  it('is a text as it is, and anything else as compact JSON', () => {
    expect(
      ['', 'a "b"', '1.10', 5, -0, 0.5, 1e21, true, null, [1, 'a'], { a: { b: 1 } }].map(asText),
    ).to.deep.equal([
      '',
      'a "b"',
      '1.10',
      '5',
      '-0',
      '0.5',
      '1e+21',
      'true',
      'null',
      '[1,"a"]',
      '{"a":{"b":1}}',
    ])
  })
})
