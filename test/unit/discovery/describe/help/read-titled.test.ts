import { expect } from 'chai'
import { readTitled } from '../../../../../src/discovery/describe/help/read-titled.js'

const help = `Moves files.

Usage: mv [OPTIONS] <FROM>... <TO>

Arguments:
  <FROM>...  What to move
  <TO>       Where to [default: .]

Options:
  -f, --force        Ask nothing
      --mode <MODE>  How [possible values: copy, link]
  -h, --help         Print help

Global Options:
      --log <FILE>   Where to log
`

describe('a help with titled sections', () => {
  it('tells the purpose, the positionals as their section describes them, and the options', () => {
    const { description, commands, parameters } = readTitled(help, [])
    expect([description, commands]).to.deep.equal(['Moves files.', []])
    expect(parameters.map(({ name, required, schema }) => [name, required, schema])).to.deep.equal([
      ['FROM', true, { type: 'array', items: { type: 'string' }, description: 'What to move' }],
      ['TO', true, { type: 'string', description: 'Where to', default: '.' }],
      ['force', false, { type: 'boolean', description: 'Ask nothing' }],
      ['mode', false, { type: 'string', enum: ['copy', 'link'], description: 'How' }],
      ['log', false, { type: 'string', description: 'Where to log' }],
    ])
  })

  it('takes no prose for a usage that begins at once below it', () => {
    const text =
      "Usage: tar [OPTION...] [FILE]...\nGNU 'tar' saves many files together.\n\nOptions:\n  -c  Create\n"
    const { parameters } = readTitled(text, [])
    expect(parameters.map(({ name, required }) => [name, required])).to.deep.equal([
      ['FILE', false],
      ['c', false],
    ])
  })

  it('marks what belongs to the groups above, and leaves out what the dialect does not want', () => {
    const { parameters } = readTitled(help, [], {
      globalTitle: /^global options$/i,
      option: (facts) => (facts.flags.includes('--force') ? undefined : facts),
    })
    expect(parameters.map(({ name, isInherited }) => [name, isInherited])).to.deep.equal([
      ['FROM', undefined],
      ['TO', undefined],
      ['mode', undefined],
      ['log', true],
    ])
  })

  it('lists commands, whose group has no positionals of its own', () => {
    const { commands, parameters, runs } = readTitled(
      'Usage: git <command> [<args>]\n\nCommands:\n  add, a <file>  Adds.\n  rm             Removes.\n  rm             Twice.\n  help           Helps.\n  This is prose\nMore at the margin\n',
      [],
    )
    expect(commands.map(({ path, description }) => [...path, description])).to.deep.equal([
      ['add', 'Adds.'],
      ['rm', 'Removes.'],
    ])
    expect([parameters, runs]).to.deep.equal([[], undefined])
  })

  it('runs by itself too where one of several usages names no command', () => {
    const { runs, parameters } = readTitled(
      'Usage:\n  prog <file>\n  prog <command>\n\nCommands:\n  add  Adds.\n',
      [],
    )
    expect(runs).to.equal(true)
    expect(parameters.map(({ name }) => name)).to.deep.equal(['file'])
  })

  it('does not run by itself where a usage without a command only prints', () => {
    const { runs } = readTitled(
      'Usage:\n  prog <command>\n  prog [options]\n\nOptions:\n  --list  List.\n\nCommands:\n  add  Adds.\n',
      [],
    )
    expect(runs).to.equal(undefined)
  })

  it('takes no row of an option for a description', () => {
    const { description } = readTitled('Usage: prog [options]\n\nIt does.\n\n  -v  say more\n', [])
    expect(description).to.equal('It does.')
  })

  it('takes a section of options for one whatever its title, unless it is prose', () => {
    const titled = (title: string): string[] =>
      readTitled(`Usage: prog\n\n${title}:\n  -x, --extra  More\n`, []).parameters.map(({ name }) => name)
    expect(titled('Logging')).to.deep.equal(['extra'])
    expect(titled('Examples')).to.deep.equal([])
  })

  it('knows a switch with its negation, and what may be given several times', () => {
    const { parameters } = readTitled(
      'Options:\n  --color, --no-color  Colours\n  --tag <TAG>  May be repeated\n  -v  More [count]\n',
      [],
    )
    expect(parameters).to.have.length(3)
    expect(parameters[0]).to.include({ flag: '--color', negation: '--no-color', isSwitch: true })
    expect(parameters[1]).to.include({ flag: '--tag', list: 'repeated' })
    expect(parameters[2]).to.include({ flag: '-v', isCount: true })
  })

  it('lists commands with the positionals that their rows show, if any row shows some', () => {
    const shown = (...rows: string[]): unknown[] =>
      readTitled(
        `Usage: x COMMAND\n\nCommands:\n${rows.map((row) => `  ${row}\n`).join('')}`,
        [],
      ).commands.map(({ path, positionals }) => [
        path.join(' '),
        positionals?.map(({ name, required, list }) => `${name}${list ? '...' : ''}${required ? '!' : ''}`),
      ])
    expect(
      shown(
        'list-units [PATTERN...]      Lists units',
        'status [PATTERN...|PID...]   Shows them',
        'set UNIT NAME=VALUE...       Sets',
        'bind UNIT PATH [PATH]        Binds',
        'copy, c <from> <to>          Copies',
        'add|a <file>                 Adds',
        'reload                       Reloads',
      ),
    ).to.deep.equal([
      ['list-units', ['PATTERN...']],
      ['status', ['PATTERN...']],
      ['set', undefined],
      ['bind', ['UNIT!', 'PATH...!']],
      ['copy', ['from!', 'to!']],
      ['add', ['file!']],
      ['reload', []],
    ])
    expect(shown('add      Adds', 'rm (del)  Removes')).to.deep.equal([
      ['add', undefined],
      ['rm', undefined],
    ])
  })

  it('lists commands whatever their title looks like, and in categories', () => {
    const names = (text: string): string[] => readTitled(text, []).commands.map(({ path }) => path.join(' '))
    expect(
      names('USAGE\n  gh <command>\n\nCORE COMMANDS\n  auth:   Log in\n  repo:   Repos\n'),
    ).to.deep.equal(['auth', 'repo'])
    expect(names('The commands are:\n\n    bug   Report one\n    build  Build\n')).to.deep.equal([
      'bug',
      'build',
    ])
    const usage = 'Usage: x <command>\n'
    expect(names(`${usage}\nBasics\n  add  Add\n\nMore\n  gc  Clean\n\nFiles:\n  X  y\n`)).to.deep.equal([
      'add',
      'gc',
    ])
    expect(names(`${usage}\nCommands:\n  add  Add\n\nFormats:\n  json  Json\n`)).to.deep.equal([
      'add',
      'json',
    ])
    expect(names('Usage: x FILE\n\nFormats:\n  json  Json\n')).to.deep.equal([])
    expect(names('Usage: x [options]\n\nCommand line options:\n  -a  All\n')).to.deep.equal([])
  })

  it('runs by itself where its command may be left out before a positional, as its default command', () => {
    const text =
      'Usage: x [<command>] [<options>] file\n\nCommands:\n  read: (Default)Reads a file\n  list: Lists them\n\nOptions:\n  -a  All\n'
    const { runs, parameters, commands } = readTitled(text, [])
    expect(runs).to.equal(true)
    expect(parameters.map(({ name, required }) => [name, required])).to.deep.equal([
      ['file', true],
      ['a', false],
    ])
    expect(commands).to.deep.equal([{ path: ['list'], description: 'Lists them' }])
    for (const usage of ['x [command] [options]', 'x [options] [command] [args...]', 'x <subcommand> FILE'])
      expect(readTitled(text.replace(/x \[.*/, usage), []).runs, usage).to.equal(undefined)
    const other = text
      .replace('file\n', 'file\n       x <subcommand> [options]\n')
      .replace('[<command>] ', '')
    expect(readTitled(other, []).runs).to.equal(true)
  })

  it('requires no positional that may be left out by its words or its examples', () => {
    const requires = (more: string): (string | boolean)[] =>
      readTitled(`Usage: prog [options] <in-file>\n\n${more}\n\nOptions:\n  -a  All\n`, [])
        .parameters.filter(({ required }) => required)
        .map(({ name }) => name)
    for (const words of [
      'If <in-file> is not provided, then STDIN is used.',
      "When IN-FILE isn't given, it reads\nstandard input.",
      'With no in-file, reads standard input.',
      'By default, the in-file is the current folder.',
      'This defaults to "." if no argument is specified.',
      'Examples:\n  prog < notes.txt',
      'Examples:\n  $ cat notes.txt | prog',
      'Examples:\n  cat notes.txt | prog > out.md   Makes a page',
    ])
      expect(requires(words), words).to.deep.equal([])
    for (const words of [
      'If <in-file> is given, it is read.',
      'By default, the out-file is beside it.',
      'If <out-file> is not provided, then STDOUT is used.',
      'Examples:\n  prog notes.txt | prog notes.txt\n  prog <in-file>',
    ])
      expect(requires(words), words).to.deep.equal(['in-file'])
  })

  it('takes no line of a sentence for an option because it begins with its flag', () => {
    const sentence = 'Use of none:\n\nIt can not be used with --in,\n--out, or --deep flags.\n'
    const { parameters } = readTitled(`${sentence}\nUsage:\n  x\n\nFlags:\n  --out string  Where to\n`, [])
    expect(parameters.map(({ flag, schema }) => [flag, schema.description])).to.deep.equal([
      ['--out', 'Where to'],
    ])
  })

  it('finds commands and options that a sentence announces', () => {
    const { commands, parameters } = readTitled(
      'Usage: xml [<options>] <command> [<cmd-options>]\nwhere <command> is one of:\n  ed    (or edit)    - Edits a file\n  fo    (or format)  - Formats one\n<options> are:\n  -q or --quiet      - no error output\nWherever a file is named it may be a URL.\n',
      [],
    )
    expect(commands).to.deep.equal([
      { path: ['ed'], description: 'Edits a file' },
      { path: ['fo'], description: 'Formats one' },
    ])
    expect(parameters.map(({ flag, schema }) => [flag, schema.description])).to.deep.equal([
      ['--quiet', 'no error output'],
    ])
  })

  it('counts by a letter with dots, and takes rows of the same letter for its levels', () => {
    const text =
      'Usage: x [options]\n\nOptions:\n  -v..  How much.\n        -v   some\n        -vv  all\n  -q    Quiet\n'
    expect(
      readTitled(text, []).parameters.map(({ name, isCount, isSwitch }) => [name, isCount, isSwitch]),
    ).to.deep.equal([
      ['v', true, undefined],
      ['q', undefined, true],
    ])
  })

  it('takes digits in one row for options of their own', () => {
    const { parameters } = readTitled('Usage: x\n\nOptions:\n  -0, -4, -8  How far it is indented\n', [])
    expect(parameters.map(({ flag, isSwitch }) => [flag, isSwitch])).to.deep.equal([
      ['-0', true],
      ['-4', true],
      ['-8', true],
    ])
  })
})
