import { expect } from 'chai'
import { readFileSync } from 'node:fs'
import { askingRules, type AskingOptions } from '../../../../src/discovery/describe/asking-rules.js'
import { programRules, questionRules } from '../../../../src/discovery/describe/asking-table.js'
import type { Look } from '../../../../src/discovery/describe/look/look-at-source.js'
import type { Manifest } from '../../../../src/discovery/manifest.js'

interface Program {
  /** The act whose refusal ended it when its parser was looked for. */
  readonly refused?: string
  readonly look?: Partial<Look>
  readonly manifest?: Manifest
  readonly options?: AskingOptions & { readonly canBeLoaded?: boolean }
}

/** What a program may be asked, in a word each. It is a shell script of which the text shows nothing, unless said. */
function rulesOf({ look, manifest = {}, options, refused }: Program): { asks: string; whyNot: string } {
  const nothing = {
    grade: 'no',
    language: 'shell',
    library: undefined,
    namesDescribe: false,
    files: [],
  } as const
  const { whyNot, isAsked, ...rules } = askingRules({ ...nothing, ...look }, manifest, {
    canBeLoaded: look?.language === 'python' || look?.language === 'node',
    ...options,
  })
  const asks = Object.entries(rules).flatMap(([question, may]) => (may ? [question] : []))
  expect(isAsked).to.equal(asks.some((question) => ['contract', 'parser', 'help'].includes(question)))
  return { asks: asks.join(' '), whyNot: whyNot(refused) }
}

const argparse = { grade: 'strong', language: 'python', library: 'argparse', namesDescribe: true } as const
const commander = { grade: 'strong', language: 'node', library: 'commander' } as const
const getopts = { grade: 'strong', library: 'getopts' } as const
const worked = { workedBefore: 'it changed a.log' }
const sandboxed = { isSandboxed: true }

/** For each row of programRules programs that it decides on. */
const programs: Readonly<Record<string, readonly [Program, asks: string, whyNot: string][]>> = {
  'vouched for by its owner': [
    [{ manifest: { ask: true } }, 'help namedHelp commands', 'gives no help that smcp can read'],
    [{ options: { ask: true, ...worked } }, 'help namedHelp commands', 'gives no help'],
    [{ look: { grade: 'weak' }, options: { ask: true } }, 'help namedHelp commands', 'gives no help'],
    [
      { look: argparse, options: { ask: true } },
      'contract spellings parser help namedHelp commands',
      'gives no help',
    ],
  ],
  'graded no, no sandbox or known to have done work': [
    [{}, 'syntaxOnly', 'shows no sign that it understands --help'],
    [{ look: { namesDescribe: true } }, 'syntaxOnly', 'shows no sign'],
    [{ options: { ...sandboxed, ...worked } }, 'syntaxOnly', 'shows no sign'],
  ],
  'known to have done work when it was asked, no sandbox': [
    [{ look: getopts, options: worked }, '', 'did work when it was asked before: it changed a.log;'],
    [{ look: { grade: 'weak' }, options: worked }, '', 'did work when it was asked before'],
    [{ look: { grade: 'binary' }, options: worked }, '', 'did work when it was asked before'],
    [{ look: { installedBy: 'pip' }, options: worked }, 'syntaxOnly', 'did work when it was asked before'],
    [{ options: worked }, 'syntaxOnly', 'did work when it was asked before'],
  ],
  'installed by a package manager': [
    [{ look: { installedBy: 'npm' } }, 'help namedHelp commands', 'gives no help'],
    [
      { look: { ...argparse, installedBy: 'pip' } },
      'contract spellings parser help namedHelp commands',
      'gives no help',
    ],
    [{ look: { grade: 'binary', installedBy: 'the system', runsArguments: true } }, 'help', 'gives no help'],
  ],
  'graded weak, no sandbox': [[{ look: { grade: 'weak' } }, '', 'may not understand --help']],
  'one whose parser can be read, no sandbox': [
    [{ look: argparse }, 'contract spellings parser', 'shows no parser, and there is no sandbox'],
    [{ look: commander }, 'parser', 'shows no parser, and there is no sandbox'],
    [{ look: argparse, refused: 'open' }, 'contract spellings parser', 'shows no parser before it does work'],
  ],
  'any other': [
    [
      { look: argparse, options: sandboxed },
      'contract spellings parser help namedHelp commands untoldCommands',
      'gives no help',
    ],
    [{ look: argparse, options: { canBeLoaded: false } }, 'contract help commands', 'gives no help'],
    [{ look: { grade: 'weak' }, options: sandboxed }, 'help namedHelp', 'gives no help'],
    [
      { look: getopts, options: { ...sandboxed, ...worked } },
      'help namedHelp commands untoldCommands',
      'gives no help',
    ],
    [{ look: { grade: 'binary' } }, 'help namedHelp commands', 'gives no help'],
    [{ options: sandboxed }, 'help isTrial', 'gives no help'],
    [{ look: { namesDescribe: true }, options: sandboxed }, 'contract help isTrial', 'gives no help'],
  ],
}

describe('askingRules', () => {
  for (const { program } of programRules) {
    it(`decides on a program of the row "${program}"`, () => {
      const cases = programs[program] ?? []
      expect(cases).not.to.be.empty
      for (const [given, asks, whyNot] of cases) {
        const rules = rulesOf(given)
        expect(rules.asks, JSON.stringify(given)).to.equal(asks)
        expect(rules.whyNot, JSON.stringify(given)).to.contain(whyNot)
      }
    })
  }

  it('names the cure for every program that is asked for no help: its owner vouches, if it did no work', () => {
    const vouching = 'write "ask": true into smcp.json'
    for (const { program, asks } of programRules.filter((rule) => !rule.asks.includes('help')))
      for (const [given] of programs[program] ?? []) {
        const { whyNot } = rulesOf(given)
        const { workedBefore = given.refused, isSandboxed = false } = given.options ?? {}
        const what = `${program}: ${asks.join()}`
        expect(whyNot.includes(vouching), what).to.equal(workedBefore === undefined)
        expect(whyNot.includes('install bubblewrap'), what).to.equal(
          workedBefore !== undefined && !isSandboxed,
        )
      }
  })

  it('asks for what an answer names only what was made for others, is contained or is vouched for', () => {
    const asksNamed = (given: Program): boolean => rulesOf(given).asks.includes('namedHelp')
    expect(asksNamed({ look: { grade: 'binary' } })).to.equal(true)
    expect(asksNamed({ look: { grade: 'binary', runsArguments: true } })).to.equal(false)
    expect(asksNamed({ look: { installedBy: 'pip', runsArguments: true }, options: sandboxed })).to.equal(
      false,
    )
    expect(asksNamed({ look: { runsArguments: true }, manifest: { ask: true } })).to.equal(true)
    expect(asksNamed({ look: getopts })).to.equal(false)
    expect(asksNamed({ look: getopts, options: sandboxed })).to.equal(true)
    expect(asksNamed({ options: sandboxed })).to.equal(false)
  })

  it('asks for a contract only where the text names it', () => {
    expect(rulesOf({ look: { ...getopts, namesDescribe: true } }).asks).to.equal('contract help commands')
    expect(rulesOf({ look: { ...argparse, namesDescribe: false } }).asks).to.equal('parser')
  })

  it('looks for the parser of programs only that are graded strong, and of libraries that a probe reads', () => {
    expect(rulesOf({ look: { ...commander, library: 'sade' } }).asks).to.equal('help commands')
    // That knows only what options take.
    expect(rulesOf({ look: { ...commander, library: 'minimist' } }).asks).to.equal('parser help commands')
    expect(rulesOf({ look: { ...commander, library: undefined } }).asks).to.equal('help')
    expect(rulesOf({ look: { ...commander, grade: 'weak' }, options: sandboxed }).asks).to.equal(
      'help namedHelp commands untoldCommands',
    )
    expect(rulesOf({ look: { ...commander, installedBy: 'npm' } }).asks).to.equal(
      'parser help namedHelp commands',
    )
    expect(rulesOf({ look: { ...argparse, grade: 'weak' }, options: sandboxed }).asks).to.equal(
      'contract help namedHelp commands untoldCommands',
    )
  })

  it('asks no command for its help where no library is known to answer', () => {
    expect(rulesOf({ look: { grade: 'strong' } }).asks).to.equal('help')
  })

  it('asks no words of a program that would run them, unless its owner vouches for it', () => {
    const runner = { look: { grade: 'binary', runsArguments: true } } as const
    expect(rulesOf(runner).asks).to.equal('help')
    expect(rulesOf({ ...runner, manifest: { ask: true } }).asks).to.equal('help namedHelp commands')
    expect(rulesOf({ ...runner, options: sandboxed }).asks).to.equal('help')
  })

  it('asks commands untold only in a sandbox, also where the owner vouches for the program', () => {
    const vouched = { look: { grade: 'binary' }, manifest: { ask: true } } as const
    expect(rulesOf(vouched).asks).to.equal('help namedHelp commands')
    expect(rulesOf({ ...vouched, options: sandboxed }).asks).to.equal(
      'help namedHelp commands untoldCommands',
    )
  })

  it('asks for one source alone where only that is wanted, and never for more than without', () => {
    const asksOf = (source: NonNullable<AskingOptions['source']>, options = sandboxed): string =>
      rulesOf({ look: argparse, options: { ...options, source } }).asks
    expect(asksOf('contract')).to.equal('contract spellings')
    expect(asksOf('parser')).to.equal('parser')
    expect(asksOf('help')).to.equal('help namedHelp commands untoldCommands')
    expect(asksOf('none')).to.equal('')
    expect(asksOf('help', { isSandboxed: false })).to.equal('')
    expect(rulesOf({ options: { source: 'contract' } }).asks).to.equal('syntaxOnly')
  })

  it('says why one source alone gives nothing: it was not asked for, it may not be, or it has no commands', () => {
    const whyNot = (source: NonNullable<AskingOptions['source']>, options = sandboxed): string =>
      rulesOf({ look: { grade: 'weak' }, options: { ...options, source } }).whyNot
    expect(whyNot('none')).to.equal('was asked nothing, because --source is none')
    expect(whyNot('package')).to.equal('gives no commands through its package')
    expect(whyNot('help')).to.equal('gives no commands through its help')
    expect(whyNot('help', { isSandboxed: false })).to.contain('may not understand --help')
  })

  it('is what docs/discovery.md says, row by row', () => {
    const questions = Object.values(questionRules)
    const tables = [
      programRules.map(({ program, asks, because }) => [
        program,
        asks.map((question) => questionRules[question].question).join(', ') || 'nothing',
        because,
      ]),
      questions.map(({ question, where, because }) => [question, where, because]),
    ]
    const page = readFileSync(new URL('../../../../docs/discovery.md', import.meta.url), 'utf8')
    for (const rows of tables)
      expect(page).to.contain(`\n|---|---|---|\n${rows.map((row) => `| ${row.join(' | ')} |\n`).join('')}\n`)
  })
})
