import { expect } from 'chai'
import {
  linesOf,
  paragraphs,
  readEntries,
  readHead,
  readSections,
  unwrap,
} from '../../../../../src/discovery/describe/help/read-lines.js'

describe('the lines of a help', () => {
  it('are sections with a title at the margin, and what stands before the first', () => {
    const sections = readSections(
      'Prose.\nUsage: prog [X]\n  more\nOptions:\n  -a  A\nNote: this\nOptions:\n  -b  B',
    )
    expect(sections).to.deep.equal([
      { title: '', lines: ['Prose.'] },
      { title: 'Usage', lines: ['prog [X]', '  more'] },
      { title: 'Options', lines: ['  -a  A'] },
      { title: 'Note', lines: ['this'] },
      { title: 'Options', lines: ['  -b  B'] },
    ])
    expect(linesOf(sections, /^options$/i)).to.deep.equal(['  -a  A', '  -b  B'])
  })

  it('keep the column of a first row beside the title', () => {
    const sections = readSections('Options:  --raw  Raw\n          --all  All')
    expect(sections[1]?.lines).to.deep.equal(['          --raw  Raw', '          --all  All'])
  })

  it('are entries with their help beside them or below', () => {
    const lines = [
      '  -a, --all   Everything, also',
      '              what is hidden.',
      '',
      '  --name NAME',
      '      Whose.',
    ]
    expect(readEntries(lines)).to.deep.equal([
      {
        indent: 2,
        head: '-a, --all',
        help: 'Everything, also what is hidden.',
        lines: ['Everything, also', '              what is hidden.'],
      },
      { indent: 2, head: '--name NAME', help: 'Whose.', lines: ['      Whose.'] },
    ])
  })

  it('begin an entry with a long flag alone in the column of such flags', () => {
    const lines = [
      '  -f FORMAT           --format=FORMAT            Output format',
      '                      --list-optional            List checks',
      '                      that are off, with',
      '                      --all of them',
    ]
    expect(
      readEntries(lines, (line) => line.startsWith('-')).map(({ head, help }) => [head, help]),
    ).to.deep.equal([
      ['-f FORMAT, --format=FORMAT', 'Output format'],
      ['--list-optional', 'List checks that are off, with --all of them'],
    ])
  })

  it('end where a row begins that is no option', () => {
    const lines = ['  --all    Everything', '  @FILE    Read more', '           from there', '  --one    It']
    expect(
      readEntries(lines, (line) => line.startsWith('-')).map(({ head, help }) => [head, help]),
    ).to.deep.equal([
      ['--all', 'Everything'],
      ['--one', 'It'],
    ])
  })

  it('begin no entry with a dash deep in a help', () => {
    const [entry, ...others] = readEntries(['  --all   As with', '          --every.'])
    expect([entry?.help, others]).to.deep.equal(['As with --every.', []])
  })

  it('are one line, with a word that was broken at its hyphen whole again', () => {
    expect(unwrap('  one two-\n   three\n four ')).to.equal('one two-three four')
    expect(paragraphs(['', 'one', 'two', '', '', 'three', ''])).to.equal('one two\n\nthree')
  })
})

describe('the head of an option', () => {
  const cases: readonly [head: string, flags: string[], metavar: string, negation?: string][] = [
    ['-o, --output <FILE>', ['-o', '--output'], '<FILE>'],
    ['-f FILE, --file=FILE', ['-f', '--file'], 'FILE'],
    ['--color[=WHEN]', ['--color'], '[=WHEN]'],
    ['--[no-]color', ['--color'], '', '--no-color'],
    ['-h | --help', ['-h', '--help'], ''],
    ['--no-bees (default)', ['--no-bees'], ''],
    ['-t, --tag TAG,...', ['-t', '--tag'], 'TAG,...'],
    ['-? / --usage', ['-?', '--usage'], ''],
    ['-v, --verbose...', ['-v', '--verbose'], '...'],
    ['-oFILE', ['-o'], 'FILE'],
    ['-dNOWAX', ['-dNOWAX'], ''],
    ['-S.suf', ['-S'], '.suf'],
    ['-l, +l', ['-l'], ''],
    ['-1 ("one"), --single', ['-1', '--single'], ''],
    ['--hive.size <N>', ['--hive.size'], '<N>'],
    ['--  ', [], ''],
    ['----------', [], ''],
  ]
  for (const [head, flags, metavar, negation] of cases) {
    it(`is read: ${head}`, () => {
      expect(readHead(head)).to.deep.equal({ flags, metavar, ...(negation !== undefined && { negation }) })
    })
  }
})
