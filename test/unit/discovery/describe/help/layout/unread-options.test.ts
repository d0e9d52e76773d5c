import { expect } from 'chai'
import {
  optionRowIn,
  unreadOptions,
} from '../../../../../../src/discovery/describe/help/layout/unread-options.js'
import { optionParameter } from '../../../../../../src/discovery/describe/help/build-parameter.js'

const size = optionParameter({ flags: ['-s', '--size'], kind: 'value' })
const color = optionParameter({ flags: ['--color'], kind: 'switch', negation: '--no-color' })
const unread = (text: string, usage: readonly (readonly string[])[] = []): string[] =>
  unreadOptions(text.split('\n').flatMap(optionRowIn), usage, [size, color])

describe('the row of an option', () => {
  it('has flags, perhaps a value, and perhaps a text after a gap', () => {
    for (const [line, ...flags] of [
      ['  -s, --size=N   How many', '-s', '--size'],
      ['    --[no-]color', '--[no-]color'],
      ['  -mx[N] : how tight it is packed', '-mx'],
      ['  -q : say nothing at all', '-q'],
      ['  -n, [--number=N]', '-n', '--number'],
      ['  -# <level>', '-#'],
      ['  -o FILE, --out=FILE  Where to', '-o', '--out'],
      ['  -o FILE, --out FILE', '-o', '--out'],
    ])
      expect(optionRowIn(line!), line).to.deep.equal([{ indent: line!.search(/\S/), flags }])
  })

  it('is found at once in a line of many flags, with or without prose behind them', () => {
    for (const line of [`  --a${'/--a'.repeat(18)} foo bar baz`, `  --a${', --a'.repeat(800)} is the same`])
      expect(optionRowIn(line)).to.deep.equal([])
  }).timeout(5000)

  it('is no prose that begins with a flag, and no other line', () => {
    for (const line of ['  --size and --color are the same.', '  - an item', '  name   Text', '', '  ----'])
      expect(optionRowIn(line), line).to.deep.equal([])
  })
})

describe('the options that were not read', () => {
  it('are those of which no spelling is a parameter', () => {
    expect(unread('  -s, --size N  How many\n  --no-color  None\n  -x, --extra  More')).to.deep.equal([
      '-x, --extra',
    ])
    expect(unread('  -h, --help  Help\n  --print-completion SHELL  Prints it\n  -V  Version')).to.deep.equal(
      [],
    )
  })

  it('are not the deeper lines of a text', () => {
    expect(unread('  -s, --size N\n          --size 3\n          --older 1')).to.deep.equal([])
  })

  it('are those of a usage, too, if no row tells what they are', () => {
    expect(
      unread('  -s, --size N  How many', [['-s'], ['-q', '--quiet'], ['-size'], ['--help']]),
    ).to.deep.equal(['-q, --quiet'])
  })
})
