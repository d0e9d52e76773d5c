import { expect } from 'chai'
import { anyArguments } from '../../../../../src/discovery/describe/any-arguments.js'
import { checkAgainstHelp } from '../../../../../src/discovery/describe/probe/check-against-help.js'
import type { Command, Description, Parameter } from '../../../../../src/discovery/tool.js'

const option = (flag: string, more: Partial<Parameter> = {}): Parameter => ({
  name: flag.replace(/^-+/, ''),
  required: false,
  schema: { type: 'string' },
  flag,
  ...more,
})
const positional = (name: string, type = 'string'): Parameter => ({
  name,
  required: true,
  schema: { type },
  positional: true,
})
const command = (path: string, ...parameters: Parameter[]): Command => ({
  name: path.replaceAll(' ', '_') || 'run',
  path: path.split(' ').filter(Boolean),
  description: '',
  parameters,
})
const fromParser = (one: Parameter): Parameter => ({ ...one, source: 'parser' })
/** The same command, with all that it says taken from the parser. */
const parsed = (one: Command): Command => ({
  ...one,
  parameters: one.parameters.map(fromParser),
})
const parser = (...commands: Command[]): Description => ({
  source: 'parser',
  commands,
  problems: [],
  files: ['/p/cli.py'],
})
const help = (...commands: Command[]): Description => ({ source: 'help', commands, problems: [] })

describe('checkAgainstHelp', () => {
  const jobs = option('--jobs', { schema: { type: 'integer' } })

  it('keeps the parser where there is no help, or where it shows nothing more', () => {
    const color = option('--color', { isSwitch: true, negation: '--no-color' })
    const probed = parser(command('', jobs, color, option('--kept')))
    expect(checkAgainstHelp(probed, undefined)).to.deep.equal(probed)
    const shown = ['--jobs', '--color', '--no-color']
    expect(checkAgainstHelp(probed, help(command('', ...shown.map((flag) => option(flag)))))).to.deep.equal(
      probed,
    )
  })

  it('takes the texts of the help that the parser lacks, and no others', () => {
    const said = { type: 'string', description: 'In the words of the parser.' }
    const probed = parser(command('', option('--format'), option('--to', { schema: said })))
    const text = { type: 'string', description: 'In the words of the help.' }
    const shown = help(command('', option('--format', { schema: text }), option('--to', { schema: text })))
    const [format, to] = checkAgainstHelp(probed, shown).commands[0]?.parameters ?? []
    expect(format).to.deep.equal({ ...option('--format', { schema: text }), completedBy: ['help'] })
    expect(to).to.deep.equal(option('--to', { schema: said }))
  })

  it('takes the positionals of the help where the parser has only a list as the usage shows it', () => {
    const args: Parameter = {
      ...positional('args', 'array'),
      required: false,
      list: 'together',
      source: 'help',
    }
    const shown = help(command('', jobs, positional('DIR')))
    expect(checkAgainstHelp(parser(command('', jobs, args)), shown)).to.deep.equal(
      parser(command('', jobs, { ...positional('DIR'), source: 'help' })),
    )
    const [declared, none] = [parser(command('', jobs, positional('dir'))), parser(command('', jobs))]
    expect(checkAgainstHelp(declared, shown)).to.deep.equal(declared)
    expect(checkAgainstHelp(none, shown)).to.deep.equal(none)
    const same = parser(command('', jobs, args))
    expect(checkAgainstHelp(same, help(command('', jobs, anyArguments)))).to.deep.equal(same)
  })

  it('keeps the parser where the help only names its commands or their group', () => {
    const probed = parser(command('db load', jobs), command('status'))
    expect(
      checkAgainstHelp(probed, help(command('db', anyArguments), command('status', anyArguments))),
    ).to.deep.equal(probed)
    expect(checkAgainstHelp(probed, help(command('', option('--other'))))).to.deep.equal(probed)
  })

  it('knows other names of an option, and what the parser hides or only prints', () => {
    const probed = parser(command('', jobs))
    const spellings = ['--jobs', '-j', '--version']
    const shown = help(command('', option('-j'), option('--version')))
    expect(checkAgainstHelp({ ...probed, spellings }, shown)).to.deep.equal(probed)
  })

  it('takes the help where it shows another option, with what the parser knows, and says which is which', () => {
    const probed = parser(command('', jobs, positional('count', 'integer'), option('--of-a-first-parser')))
    const shown = help(command('', option('--jobs'), option('--late'), positional('N')))
    const checked = checkAgainstHelp(probed, shown)
    expect(checked.source).to.equal('help')
    expect(checked.files).to.deep.equal(['/p/cli.py'])
    expect(checked.commands).to.deep.equal([
      command('', fromParser(jobs), option('--late'), fromParser(positional('count', 'integer'))),
    ])
  })

  it("keeps what the parser makes of words, and of a root's parser also for commands that it lacks", () => {
    const known = { ...command('', jobs), filePrefixes: '@', takesNegativeNumbers: true }
    const shown = help(command('', jobs, option('--late')), command('lazy', anyArguments))
    expect(checkAgainstHelp(parser(known), shown).commands).to.deep.equal([
      { ...command('', fromParser(jobs), option('--late')), filePrefixes: '@', takesNegativeNumbers: true },
      { ...command('lazy', anyArguments), filePrefixes: '@' },
    ])
  })

  it('says what the program is for, in the words of its parser if it has some', () => {
    const shown = { ...help(command('', jobs, option('--late'))), about: 'By its help.' }
    expect(checkAgainstHelp(parser(command('', jobs)), shown).about).to.equal('By its help.')
    const same = { ...help(command('', jobs)), about: 'By its help.' }
    expect(checkAgainstHelp(parser(command('', jobs)), same)).to.deep.include({
      source: 'parser',
      about: 'By its help.',
    })
    expect(checkAgainstHelp({ ...parser(command('', jobs)), about: 'By it.' }, shown).about).to.equal(
      'By it.',
    )
  })

  it('knows positionals by their place, beside words that are passed on as they are', () => {
    const shown = command('', option('--new'), anyArguments, positional('FILE'))
    const { commands } = checkAgainstHelp(parser(command('', positional('path', 'integer'))), help(shown))
    expect(commands[0]?.parameters).to.deep.equal([
      option('--new'),
      anyArguments,
      fromParser(positional('path', 'integer')),
    ])
  })

  it("tells a group's option from one of the command that is spelled like it", () => {
    const [ofGroup, own] = [option('--level', { name: 'global_level', depth: 0 }), option('--level')]
    const typed = { ...own, schema: { type: 'integer' } }
    const shown = command('go', own, option('--new'), ofGroup)
    const { commands } = checkAgainstHelp(parser(command('go', typed, ofGroup)), help(shown))
    expect(commands[0]?.parameters).to.deep.equal([fromParser(typed), option('--new'), fromParser(ofGroup)])
  })

  it('shows a switch and its negation once', () => {
    const color = option('--color', { isSwitch: true, negation: '--no-color' })
    const shown = help(command('', option('--color'), option('--no-color'), option('--late')))
    expect(checkAgainstHelp(parser(command('', color)), shown).commands).to.deep.equal([
      command('', fromParser(color), option('--late')),
    ])
  })

  it('takes the commands of a program that dispatches by hand', () => {
    const shown = help(command('upload', anyArguments), command('check', anyArguments))
    expect(checkAgainstHelp(parser(command('', jobs)), shown).commands).to.deep.equal(shown.commands)
  })

  it('keeps what the parser knows of the commands beside one that it lacks', () => {
    const probed = parser(command('db load', jobs), command('db drop'), command('status', jobs))
    const shown = help(
      command('db', anyArguments),
      command('status', anyArguments),
      command('lazy', anyArguments),
    )
    expect(checkAgainstHelp(probed, shown).commands).to.deep.equal([
      ...probed.commands.map(parsed),
      command('lazy', anyArguments),
    ])
  })
})
