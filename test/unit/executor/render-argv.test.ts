import { expect } from 'chai'
import { InvalidArgumentsError } from '../../../src/errors.js'
import { checkArguments } from '../../../src/executor/check-arguments.js'
import { renderArgv } from '../../../src/executor/render-argv.js'
import type { Tool } from '../../../src/discovery/tool.js'
import { contractTool, parserTool } from '../../support/make-tool.js'

const argv = (tool: Tool, args: Record<string, unknown>): string[] =>
  renderArgv(tool, checkArguments(tool, args))

describe('renderArgv', () => {
  it('spells a contract name with hyphens and gives the value as an argument of its own', () => {
    const tool = contractTool({ name: 'due_date', type: 'string' })
    expect(argv(tool, { due_date: '2026-01-01' })).to.deep.equal(['go', '--due-date', '2026-01-01'])
  })

  it('never lets a value become an option', () => {
    const tool = contractTool({ name: 'text', type: 'string' })
    expect(argv(tool, { text: '--help' })).to.deep.equal(['go', '--text=--help'])
    const short = parserTool({
      parameters: [{ name: 'n', required: false, schema: { type: 'integer' }, flag: '-n' }],
    })
    expect(argv(short, { n: -5 })).to.deep.equal(['go', '-n-5'])
  })

  it('gives a declared switch bare when true and not at all when false, and any other boolean a word', () => {
    const tool = contractTool(
      { name: 'force', type: 'boolean', action: 'store_true' },
      { name: 'dry', type: 'boolean' },
    )
    expect(argv(tool, { force: true, dry: false })).to.deep.equal(['go', '--force', '--dry', 'false'])
    expect(argv(tool, { force: false, dry: true })).to.deep.equal(['go', '--dry', 'true'])
  })

  it('repeats the flag for a list of scalars and gives any other list as one JSON argument', () => {
    const tool = contractTool(
      { name: 'sizes', type: 'array', items: { type: 'integer' } },
      { name: 'people', type: 'array', items: { type: 'object' } },
    )
    expect(argv(tool, { sizes: [1, -2] })).to.deep.equal(['go', '--sizes', '1', '--sizes=-2'])
    expect(argv(tool, { people: [{ name: 'Ann' }] })).to.deep.equal(['go', '--people', '[{"name":"Ann"}]'])
  })

  it('gives the items of a nargs list together and refuses one that would be read as an option', () => {
    const tool = parserTool({
      parameters: [
        {
          name: 'x',
          required: false,
          schema: { type: 'array', items: { type: 'string' } },
          flag: '--x',
          list: 'together',
        },
      ],
    })
    expect(argv(tool, { x: ['a', 'b'] })).to.deep.equal(['go', '--x', 'a', 'b'])
    expect(() => argv(tool, { x: ['a', '--force'] })).to.throw(
      InvalidArgumentsError,
      '"--force" starts with "-"',
    )
  })

  it('takes no more for a list of an exact number of items than it has', () => {
    const list = { required: false, flag: '--x', list: 'exact' as const }
    const items = { type: 'string' }
    const bounded = { type: 'array', items, minItems: 2, maxItems: 2 }
    const exact = parserTool({ parameters: [{ ...list, name: 'x', schema: bounded }] })
    expect(argv(exact, { x: ['-a', '--'] })).to.deep.equal(['go', '--x', '-a', '--'])
    expect(() => argv(exact, { x: ['a', 'b', '--force'] })).to.throw(InvalidArgumentsError)
    const unbounded = parserTool({ parameters: [{ ...list, name: 'x', schema: { type: 'array', items } }] })
    expect(() => argv(unbounded, { x: ['a', 'b', '--force'] })).to.throw(InvalidArgumentsError, '"--force"')
  })

  it('gives the rest of the line as it is behind a word, and refuses what would be an option before one', () => {
    const rest = { type: 'array', items: { type: 'string' } }
    const tool = parserTool({
      takesDoubleDash: false,
      parameters: [
        { name: 'first', required: false, schema: { type: 'string' }, positional: true },
        { name: 'rest', required: false, schema: rest, positional: true, list: 'remainder' },
      ],
    })
    expect(argv(tool, { first: 'a', rest: ['-b', '--'] })).to.deep.equal(['go', 'a', '-b', '--'])
    expect(argv(tool, { rest: ['a', '-b'] })).to.deep.equal(['go', 'a', '-b'])
    for (const args of [{ rest: ['-b'] }, { first: '-a', rest: ['b'] }, { first: 'a', rest: ['--'] }])
      expect(() => argv(tool, args), JSON.stringify(args)).to.throw(
        InvalidArgumentsError,
        'read as an option',
      )
  })

  it('puts positionals last, in order, behind -- where the program knows it', () => {
    const parameters = [
      { name: 'source', required: true, schema: { type: 'string' }, positional: true },
      { name: 'v', required: false, schema: { type: 'boolean' }, flag: '-v', isSwitch: true },
      {
        name: 'rest',
        required: false,
        schema: { type: 'array', items: { type: 'string' } },
        positional: true,
      },
    ]
    expect(argv(parserTool({ parameters }), { rest: ['b', '-c'], source: '-a', v: true })).to.deep.equal([
      'go',
      '-v',
      '--',
      '-a',
      'b',
      '-c',
    ])
    expect(() => argv(parserTool({ parameters, takesDoubleDash: false }), { source: '-a' })).to.throw(
      InvalidArgumentsError,
    )
  })

  it('gives a counted switch so often, whatever its schema says up to 100 times', () => {
    const schema = { type: 'integer' }
    const tool = parserTool({
      parameters: [{ name: 'v', required: false, schema, flag: '-v', isCount: true }],
    })
    expect(argv(tool, { v: 3 })).to.deep.equal(['go', '-v', '-v', '-v'])
    for (const v of [101, 4294967296, -1])
      expect(() => argv(tool, { v })).to.throw(InvalidArgumentsError, `"v" ${v} is not a count`)
  })

  it('takes another character than - for that of an option where the parser does', () => {
    const x = { required: false, schema: { type: 'string' } }
    const tool = parserTool({
      optionPrefixes: '-+',
      takesDoubleDash: false,
      parameters: [
        { ...x, name: 'x', flag: '+x' },
        { ...x, name: 'y', flag: '++why' },
        { ...x, name: 'z', positional: true },
      ],
    })
    expect(argv(tool, { x: '+a', y: '-b' })).to.deep.equal(['go', '+x+a', '++why=-b'])
    expect(() => argv(tool, { z: '+a' })).to.throw(InvalidArgumentsError, '"z" "+a" starts with "+"')
  })

  it('refuses in words what is too long for a command line', () => {
    const tool = contractTool({ name: 'text', type: 'string' })
    expect(() => argv(tool, { text: 'x'.repeat(131_001) })).to.throw(InvalidArgumentsError, 'too long')
  })
})
