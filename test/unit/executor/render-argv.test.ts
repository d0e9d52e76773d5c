import { expect } from 'chai'
import fc from 'fast-check'
import { parseArgs } from 'node:util'
import { InvalidArgumentsError } from '../../../src/errors.js'
import { checkArguments } from '../../../src/executor/check-arguments.js'
import { renderArgv } from '../../../src/executor/render-argv.js'
import type { Command, Tool } from '../../../src/discovery/tool.js'
import { contractTool, makeParameter, parserTool } from '../../support/make-tool.js'

const argv = (tool: Tool, args: Record<string, unknown>): string[] =>
  renderArgv(tool, checkArguments(tool, args))
const texts = { type: 'array', items: { type: 'string' } }

describe('renderArgv', () => {
  it('gives the path of the command, its options as they are declared, and then its positionals', () => {
    const tool = parserTool({
      path: ['remote', 'add'],
      parameters: [
        makeParameter({ name: 'source', positional: true }),
        makeParameter({ name: 'tag', schema: texts, list: 'repeated' }),
        makeParameter({ name: 'v', schema: { type: 'boolean' }, flag: '-v', isSwitch: true }),
        makeParameter({ name: 'rest', schema: texts, positional: true }),
      ],
    })
    const given = { rest: ['b', '-c'], v: true, source: '-a', tag: ['x', '-y'] }
    expect(argv(tool, given)).to.deep.equal([
      'remote',
      'add',
      '--tag',
      'x',
      '--tag=-y',
      '-v',
      '--',
      '-a',
      'b',
      '-c',
    ])
    expect(argv(tool, {})).to.deep.equal(['remote', 'add'])
  })

  it('gives what belongs to a group before the word of the command below it', () => {
    const tool = parserTool({
      path: ['db', 'dump'],
      takesDoubleDashInGroups: true,
      parameters: [
        makeParameter({ name: 'table' }),
        makeParameter({ name: 'host', depth: 1 }),
        makeParameter({ name: 'file', depth: 1, positional: true }),
        makeParameter({ name: 'level', depth: 0 }),
      ],
    })
    const given = { table: 't', host: 'h', file: '-f', level: 'l' }
    expect(argv(tool, given)).to.deep.equal([
      '--level',
      'l',
      'db',
      '--host',
      'h',
      '--',
      '-f',
      'dump',
      '--table',
      't',
    ])
  })

  it('gives positionals first where a list of an option would take them and no -- can end it', () => {
    const tool = (more: Partial<Command>): Tool =>
      parserTool({
        parameters: [
          makeParameter({ name: 'tag', schema: texts, list: 'either' }),
          makeParameter({ name: 'file', positional: true }),
        ],
        ...more,
      })
    const given = { tag: ['x', 'y'], file: 'f' }
    expect(argv(tool({ takesDoubleDash: false }), given)).to.deep.equal(['go', 'f', '--tag', 'x', 'y'])
    expect(argv(tool({}), given)).to.deep.equal(['go', '--tag', 'x', 'y', '--', 'f'])
    const optional = makeParameter({ name: 'color', isJoined: true, bareValue: 'true' })
    const withOptional = tool({
      takesDoubleDash: false,
      parameters: [optional, ...tool({}).command.parameters],
    })
    expect(argv(withOptional, { color: 'true', file: 'f' })).to.deep.equal(['go', 'f', '--color'])
    expect(argv(withOptional, { color: 'auto', file: 'f' })).to.deep.equal(['go', '--color=auto', 'f'])
    const inOneWord = tool({
      takesDoubleDash: false,
      parameters: [{ ...optional, isOneWord: true }, ...tool({}).command.parameters],
    })
    expect(argv(inOneWord, { color: 'true', file: 'f' })).to.deep.equal(['go', '--color', 'f'])
    // What follows a first word may be no option there.
    const rest = makeParameter({ name: 'rest', schema: texts, positional: true, list: 'remainder' })
    const { parameters } = tool({}).command
    expect(
      argv(tool({ takesDoubleDash: false, parameters: [...parameters, rest] }), { ...given, rest: ['z'] }),
    ).to.deep.equal(['go', '--tag', 'x', 'y', 'f', 'z'])
  })

  it('takes another character than - for that of an option where the parser does', () => {
    const tool = parserTool({
      optionPrefixes: '-+',
      takesDoubleDash: false,
      parameters: [
        makeParameter({ name: 'x', flag: '+x' }),
        makeParameter({ name: 'y', flag: '++why' }),
        makeParameter({ name: 'z', positional: true }),
      ],
    })
    expect(argv(tool, { x: '+a', y: '-b' })).to.deep.equal(['go', '+x+a', '++why=-b'])
    expect(() => argv(tool, { z: '+a' })).to.throw(InvalidArgumentsError, '"z" "+a" starts with "+"')
  })

  it('refuses what would be read as a file of arguments, wherever it stands', () => {
    const tool = parserTool({
      filePrefixes: '@',
      parameters: [
        makeParameter({ name: 'x' }),
        makeParameter({ name: 'list', schema: texts, list: 'together' }),
        makeParameter({ name: 'z', positional: true }),
        makeParameter({ name: 'raw', schema: texts, positional: true, isRaw: true }),
      ],
    })
    for (const args of [{ x: '@a' }, { list: ['b', '@a'] }, { z: '@a' }])
      expect(() => argv(tool, args)).to.throw(InvalidArgumentsError, '"@a" starts with "@"')
    expect(argv(tool, { x: 'a@b', raw: ['@a'] })).to.deep.equal(['go', '--x', 'a@b', '@a'])
  })

  it('refuses -- as the value of an option where the parser drops it', () => {
    const parameters = [
      makeParameter({ name: 'x' }),
      makeParameter({ name: 'list', schema: texts, list: 'repeated' }),
    ]
    for (const args of [{ x: '--' }, { list: ['a', '--'] }]) {
      expect(() => argv(parserTool({ parameters, dropsDoubleDash: 'perhaps' }), args)).to.throw(
        InvalidArgumentsError,
        '"--" starts with "-"',
      )
      expect(argv(parserTool({ parameters }), args)).to.include(args.x ? '--x=--' : '--list=--')
    }
  })

  it('refuses in words what is too long for a command line, one by one and in all', () => {
    const tool = contractTool({ name: 'text', type: 'string' }, { name: 'words', type: 'array' })
    expect(argv(tool, { text: 'x'.repeat(131_000) })).to.have.length(3)
    expect(() => argv(tool, { text: 'x'.repeat(131_001) })).to.throw(
      InvalidArgumentsError,
      '"text" is too long',
    )
    // Two bytes each.
    expect(() => argv(tool, { text: '\u00e9'.repeat(65_501) })).to.throw(
      InvalidArgumentsError,
      '131002 bytes',
    )
    const words = Array.from({ length: 12 }, () => 'x'.repeat(130_000))
    expect(() => argv(tool, { words })).to.throw(InvalidArgumentsError, 'the arguments are too long')
  })

  it('is read back by a parser as what was given, whatever that is', () => {
    const tool = parserTool({
      parameters: [
        makeParameter({ name: 'first', positional: true, required: true }),
        makeParameter({ name: 'rest', positional: true, schema: texts }),
        makeParameter({ name: 'long' }),
        makeParameter({ name: 's', flag: '-s' }),
        makeParameter({ name: 'tag', schema: texts, list: 'repeated' }),
        makeParameter({ name: 'on', schema: { type: 'boolean' }, isSwitch: true }),
      ],
    })
    const options = {
      long: { type: 'string' },
      s: { type: 'string', short: 's' },
      tag: { type: 'string', multiple: true },
      on: { type: 'boolean' },
    } as const
    const word = fc
      .oneof(fc.string(), fc.constantFrom('', '-', '--', '-s', '-sx', '--on', '--long=x', '-5', '=', '--tag'))
      .filter((one) => !one.includes('\0'))
    const words = fc.array(word, { minLength: 1, maxLength: 4 })
    const given = fc.record(
      { first: word, rest: words, long: word, s: word, tag: words, on: fc.constant(true) },
      { requiredKeys: ['first'] },
    )
    fc.assert(
      fc.property(given, (args) => {
        const read = parseArgs({ args: argv(tool, args).slice(1), options, allowPositionals: true })
        const [first, ...rest] = read.positionals
        expect({ first, ...(rest.length > 0 && { rest }), ...read.values }).to.deep.equal(args)
      }),
    )
  })
})
