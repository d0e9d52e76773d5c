import { expect } from 'chai'
import { InvalidArgumentsError } from '../../../src/errors.js'
import { checkArguments } from '../../../src/executor/check-arguments.js'
import { contractTool } from '../../support/make-tool.js'

const given = (
  tool: ReturnType<typeof contractTool>,
  args: Record<string, unknown>,
): Record<string, unknown> => Object.fromEntries(checkArguments(tool, args))

describe('checkArguments', () => {
  it('takes hyphen and underscore for one, the first value that is not null wins', () => {
    const tool = contractTool({ name: 'due_date', type: 'string' })
    expect(given(tool, { 'due-date': null, due_date: 'today' })).to.deep.equal({ due_date: 'today' })
    expect(given(tool, { 'due-date': 'a', due_date: 'b' })).to.deep.equal({ due_date: 'a' })
  })

  it('takes null as left out, and then misses what is required', () => {
    const tool = contractTool({ name: 'body', type: 'string', required: true })
    expect(() => given(tool, { body: null })).to.throw(InvalidArgumentsError, '"body" is missing')
  })

  it("unwraps Letta's lists", () => {
    const tool = contractTool({ name: 'tags', type: 'array', items: { type: 'string' } })
    expect(given(tool, { tags: { item: 'solo' } })).to.deep.equal({ tags: ['solo'] })
    expect(given(tool, { tags: { item: ['a', 'b'] } })).to.deep.equal({ tags: ['a', 'b'] })
  })

  it('takes a number or a boolean for a text that may be null, in lists too', () => {
    const tool = contractTool(
      { name: 'any', anyOf: [{ type: 'string' }, { type: 'null' }] },
      { name: 'list', type: 'array', items: { type: ['string', 'null'] } },
      { name: 'either', anyOf: [{ type: 'string' }, { type: 'number' }] },
    )
    const given = { any: 5, list: [1, true, 'x'], either: 7 }
    expect([...checkArguments(tool, given)]).to.deep.equal([
      ['any', '5'],
      ['list', ['1', 'true', 'x']],
      ['either', 7],
    ])
  })

  it('takes text for a number, a boolean, a list and an object where it can be nothing else', () => {
    const tool = contractTool(
      { name: 'n', type: 'integer' },
      { name: 'f', type: 'number' },
      { name: 'b', type: 'boolean' },
      { name: 'l', type: 'array', items: { type: 'integer' } },
      { name: 'o', type: 'object' },
    )
    expect(given(tool, { n: '5', f: '0.10', b: 'True', l: '[1,"2"]', o: '{"a":1}' })).to.deep.equal({
      n: '5',
      f: '0.10',
      b: true,
      l: [1, 2],
      o: { a: 1 },
    })
    expect(() => given(tool, { n: '5.5' })).to.throw(InvalidArgumentsError, '"n" "5.5" is not an integer')
    expect(() => given(tool, { b: 'yes' })).to.throw(InvalidArgumentsError, 'is not a boolean')
  })

  it('keeps every digit of an integer or refuses it', () => {
    const tool = contractTool({ name: 'n', type: 'integer' })
    expect(given(tool, { n: '1234567890123456789' })).to.deep.equal({ n: '1234567890123456789' })
    expect(() => given(tool, { n: Number('1234567890123456789') })).to.throw(InvalidArgumentsError, '2^53')
  })

  it('refuses unknown names, values outside an enum and NUL, naming each', () => {
    const tool = contractTool({ name: 'mode', type: 'string', enum: ['fast', 'slow'] })
    expect(() => given(tool, { mod: 'fast' }))
      .to.throw(InvalidArgumentsError, 'no argument "mod"')
      .with.property('hint', 'Its arguments: mode.')
    expect(() => given(tool, { mode: 'quick' })).to.throw(
      InvalidArgumentsError,
      '"mode" "quick" is not one of "fast", "slow"',
    )
    expect(() => given(tool, { mode: 'a\0b' })).to.throw(InvalidArgumentsError, 'NUL')
    expect(() => given(tool, JSON.parse('{"__proto__": "x"}') as Record<string, unknown>)).to.throw(
      InvalidArgumentsError,
      '__proto__',
    )
  })
})
