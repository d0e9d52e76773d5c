import { expect } from 'chai'
import fc from 'fast-check'
import { fileURLToPath } from 'node:url'
import { readConfig } from '../../src/config.js'
import { openCore, type Core } from '../../src/core/open-core.js'
import type { Source } from '../../src/discovery/tool.js'
import { callText } from '../support/call-text.js'
import { pythonWith } from '../support/python-venv.js'

const plugins = fileURLToPath(new URL('../fixtures/roundtrip', import.meta.url))
const dashing = fileURLToPath(new URL('../fixtures/arguments', import.meta.url))
const runs = { numRuns: 40 }

/** Any text that a program can be given: no NUL, and what JSON and UTF-8 carry. */
const text = fc
  .oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      '',
      '-',
      '--',
      '-x',
      '--help',
      '--text=1',
      '=',
      ' ',
      'a\nb\n',
      '-1',
      '*',
      '$HOME',
      '\u00e9\u{1f600}',
      '"\'\\',
    ),
  )
  .filter((value) => !value.includes('\0'))
const plainText = text.filter((value) => !value.startsWith('-'))
const integer = fc.maxSafeInteger()
/** argparse drops an option's value that is `--`, and may drop one of a later positional: that is refused. */
const argparseText = text.filter((value) => value !== '--')
/** Not what JSON may have rounded: that is refused. */
const number = fc
  .double({ noNaN: true, noDefaultInfinity: true })
  .filter((value) => !Number.isInteger(value) || Number.isSafeInteger(value) || Math.abs(value) >= 1e21)

const cores: Core[] = []

async function load(
  describe?: { source: Source },
  settings: Parameters<typeof readConfig>[0] = { pluginsDirs: [plugins] },
): Promise<Core> {
  const core = openCore({ ...readConfig(settings), noCache: true }, { describe })
  cores.push(core)
  await core.catalog.load()
  return core
}

async function parsed(
  core: Core,
  name: string,
  args: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  return JSON.parse(await callText(core, name, args)) as Record<string, unknown>
}

describe('values through a call', function () {
  this.timeout(60_000)
  afterEach(() => {
    for (const core of cores.splice(0)) core.close()
  })

  for (const source of ['parser', 'help'] as const) {
    it(`reach an argparse program exactly, its tool made of its ${source}`, async () => {
      const core = await load({ source })
      const optional = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
        fc.option(value, { nil: undefined })
      // What a help text does not show is no type: only text is sent by it.
      const exact = source === 'parser'
      const given = fc.record({
        first: text,
        // The help does not tell whether this Python's argparse drops it.
        rest: optional(fc.array(exact ? text : argparseText, { maxLength: 20 })),
        text: optional(argparseText),
        s: optional(argparseText),
        count: optional(exact ? integer : fc.constant(undefined)),
        number: optional(exact ? number : fc.constant(undefined)),
        tag: optional(
          exact ? fc.array(argparseText, { minLength: 1, maxLength: 5 }) : fc.constant(undefined),
        ),
        pair: optional(fc.tuple(plainText, plainText)),
        many: optional(fc.array(plainText, { maxLength: 20 })),
        verbose: optional(exact ? fc.integer({ min: 1, max: 5 }) : fc.constant(undefined)),
        on: optional(fc.boolean()),
        level: optional(argparseText),
      })
      await fc.assert(
        fc.asyncProperty(given, async (args) => {
          const sent = Object.fromEntries(Object.entries(args).filter(([, value]) => value !== undefined))
          const got = await parsed(core, 'parser__echo', sent)
          const expected = { rest: [], on: false, ...sent }
          for (const [name, value] of Object.entries(expected)) expect(got[name], name).to.deep.equal(value)
          for (const name of Object.keys(args).filter((one) => !(one in expected)))
            expect(got[name], name).to.equal(null)
        }),
        runs,
      )
    })
  }

  it('reach argparse exactly before the word of a command', async () => {
    const core = await load({ source: 'parser' }, { pluginsDirs: [dashing], include: 'dashes__go' })
    const items = fc.array(argparseText, { minLength: 1, maxLength: 5 })
    const given = fc.record({
      top: argparseText,
      level: text,
      first: text,
      rest: fc.array(text, { maxLength: 5 }),
      more: items,
      tag: items,
    })
    await fc.assert(
      fc.asyncProperty(given, async (args) => {
        expect(await parsed(core, 'dashes__go', args)).to.deep.include(args)
      }),
      runs,
    )
  })

  it('reach argparse exactly before the word of a command that is known by the help of its group only', async () => {
    const core = await load({ source: 'help' }, { pluginsDirs: [dashing], include: 'dashes__go' })
    await fc.assert(
      fc.asyncProperty(fc.record({ top: argparseText, level: text }), async (args) => {
        const sent = { ...args, args: ['--tag', 'a', '--', '-x'] }
        const expected = { ...args, tag: ['a'], first: '-x' }
        expect(await parsed(core, 'dashes__go', sent)).to.deep.include(expected)
      }),
      runs,
    )
  })

  it('reach click exactly, before the word of a command too', async () => {
    const python = await pythonWith(['click==8.5.1'])
    const core = await load({ source: 'parser' }, { pluginsDirs: [dashing], include: 'clicked__go', python })
    const given = fc.record({
      level: text,
      first: text,
      rest: fc.array(text, { maxLength: 5 }),
      tag: fc.array(text, { maxLength: 5 }),
      pair: fc.tuple(text, text),
    })
    await fc.assert(
      fc.asyncProperty(given, async (args) => {
        expect(await parsed(core, 'clicked__go', args)).to.deep.equal(args)
      }),
      runs,
    )
  })

  it('turn a switch off by its negation', async () => {
    const core = await load({ source: 'parser' })
    expect(await parsed(core, 'parser__echo', { first: 'x', colour: false })).to.include({ colour: false })
    expect(await parsed(core, 'parser__echo', { first: 'x', colour: true })).to.include({ colour: true })
  })

  it('are refused where a list would be read as options', async () => {
    const core = await load({ source: 'parser' })
    for (const args of [
      { first: 'x', many: ['a', '-rf'] },
      { first: 'x', s: '--' },
    ]) {
      const error: unknown = await parsed(core, 'parser__echo', args).catch((caught: unknown) => caught)
      expect(error, JSON.stringify(args)).to.include({ code: 'invalid_arguments' })
    }
  })

  it('reach a program with a contract exactly', async () => {
    const core = await load()
    const given = fc.record(
      {
        text,
        under_score: text,
        number,
        integer,
        on: fc.boolean(),
        words: fc.array(text, { minLength: 1, maxLength: 30 }),
        nested: fc.array(fc.dictionary(fc.string({ minLength: 1 }), text, { noNullPrototype: true }), {
          maxLength: 3,
        }),
        record: fc.dictionary(fc.string({ minLength: 1 }), text, { noNullPrototype: true }),
      },
      { requiredKeys: [] },
    )
    await fc.assert(
      fc.asyncProperty(given, async (args) => {
        const got = await parsed(core, 'contract__echo', args)
        const { under_score, number: sentNumber, integer: sentInteger, on, nested, record, ...texts } = args
        expect(got).to.deep.equal({
          ...texts,
          ...(under_score !== undefined && { 'under-score': under_score }),
          ...(sentNumber !== undefined && {
            number: Object.is(sentNumber, -0) ? '-0' : JSON.stringify(sentNumber),
          }),
          ...(sentInteger !== undefined && { integer: String(sentInteger) }),
          ...(on && { on: true }),
          ...(nested && { nested: JSON.stringify(nested) }),
          ...(record && { record: JSON.stringify(record) }),
        })
      }),
      runs,
    )
  })
})
