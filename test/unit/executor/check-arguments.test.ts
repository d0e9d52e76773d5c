import { expect } from 'chai'
import { InvalidArgumentsError } from '../../../src/errors.js'
import { checkArguments } from '../../../src/executor/check-arguments.js'
import { contractTool, makeParameter, parserTool } from '../../support/make-tool.js'

const given = (
  tool: ReturnType<typeof contractTool>,
  args: Record<string, unknown>,
): Record<string, unknown> => Object.fromEntries(checkArguments(tool, args))

describe('checkArguments', () => {
  it('takes null as left out, and then misses what is required', () => {
    const tool = contractTool({ name: 'body', type: 'string', required: true })
    expect(() => given(tool, { body: null })).to.throw(InvalidArgumentsError, '"body" is missing')
  })

  it('gives what the schema means under the declared name, and the default that only smcp knows', () => {
    const tool = parserTool({
      parameters: [
        makeParameter({ name: 'due_date' }),
        makeParameter({ name: 'tags', schema: { type: 'array', items: { type: 'integer' } } }),
        makeParameter({ name: 'level', schema: { type: 'integer' }, sentDefault: 3 }),
      ],
    })
    const sent = { 'due-date': 5, tags: { item: '7' } }
    expect(given(tool, sent)).to.deep.equal({ due_date: '5', tags: [7], level: 3 })
    expect(given(tool, { level: '04' })).to.deep.equal({ level: '04' })
  })

  it('refuses what the schema does not take, as it was sent', () => {
    const tool = contractTool({ name: 'n', type: 'integer' }, { name: 'b', type: 'boolean' })
    expect(() => given(tool, { n: '5.5' })).to.throw(InvalidArgumentsError, '"n" "5.5" is not an integer')
    expect(() => given(tool, { b: 'yes' })).to.throw(InvalidArgumentsError, 'is not a boolean')
    expect(() => given(tool, { n: 'x', b: 'y' })).to.throw(InvalidArgumentsError, /"n".*; "b"/)
  })

  it('refuses what has more levels than a program reads', () => {
    const tool = contractTool({ name: 'o', type: 'object' })
    let deep: object = {}
    for (let level = 0; level < 2000; level += 1) deep = { deep }
    expect(() => given(tool, { o: deep })).to.throw(
      InvalidArgumentsError,
      '"o" is nested more than 1000 levels deep',
    )
  })

  it('keeps every digit of an integer or refuses it', () => {
    const tool = contractTool({ name: 'n', type: 'integer' })
    expect(given(tool, { n: '1234567890123456789' })).to.deep.equal({ n: '1234567890123456789' })
    expect(() => given(tool, { n: Number('1234567890123456789') })).to.throw(InvalidArgumentsError, '2^53')
  })

  it('refuses a value outside an enum, and NUL wherever it lies', () => {
    const tool = contractTool(
      { name: 'mode', type: 'string', enum: ['fast', 'slow'] },
      { name: 'text', type: 'string' },
      { name: 'o', type: 'object' },
    )
    expect(() => given(tool, { mode: 'quick' })).to.throw(
      InvalidArgumentsError,
      '"mode" "quick" is not one of "fast", "slow"',
    )
    for (const args of [{ text: 'a\0b' }, { o: { a: ['\0'] } }])
      expect(() => given(tool, args)).to.throw(InvalidArgumentsError, 'NUL')
  })
})
