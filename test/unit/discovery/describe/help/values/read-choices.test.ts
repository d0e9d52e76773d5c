import { expect } from 'chai'
import { readChoices } from '../../../../../../src/discovery/describe/help/values/read-choices.js'

describe('the values that a text lists', () => {
  const cases: readonly [text: string, values: string[], shown?: string][] = [
    ['The mode (one of fast, slow)', ['fast', 'slow']],
    ['The algorithm to use: one of sha256, sha384, sha512', ['sha256', 'sha384', 'sha512']],
    ['Must be "x", "y" or "z"', ['x', 'y', 'z']],
    ['It can be either ‘on’ or ‘off’.', ['on', 'off']],
    [
      'The format among: columns (default), freeze, or json. No more.',
      ['columns', 'freeze', 'json'],
      'columns',
    ],
    ['Output style. [expanded (default), compressed]', ['expanded', 'compressed'], 'expanded'],
    ["Use output format 'xhtml' (default) or 'html'.", ['xhtml', 'html'], 'xhtml'],
    ['Set the mode; one of [none, 2, 8, full]. More.', ['none', '2', '8', 'full']],
    ['Output in this format. Can be "text" or "file".', ['text', 'file']],
    ['When (*auto*, never)', ['auto', 'never'], 'auto'],
    ['Bits: 1 (default), 224, 256', ['1', '224', '256'], '1'],
    ['Supported values are: USR1, USR2. Not everywhere.', ['USR1', 'USR2']],
    ['Sharing ("none", "all")', ['none', 'all']],
    ["The delimiter (one of ',', ';', '|', tab)", [',', ';', '|', 'tab']],
    ['conversion mode convmode ascii, 7bit, iso, mac, default to ascii', ['ascii', '7bit', 'iso', 'mac']],
    ["FORMAT can be `bsd', `sysv' or 'posix'. The default is `bsd'", ['bsd', 'sysv', 'posix']],
    ['The order. Can be LINES, SCORE or NAME_2.', ['LINES', 'SCORE', 'NAME_2']],
    ["load a theme (available themes: ['dark', 'light'])", ['dark', 'light']],
    ['Output format (json | yaml)', ['json', 'yaml']],
    ["color output; WHEN is 'never', 'always', or 'auto'; plain means auto", ['never', 'always', 'auto']],
  ]
  for (const [text, values, shown] of cases) {
    it(`are read: ${text}`, () => {
      expect(readChoices(text)).to.deep.equal({ values, ...(shown !== undefined && { default: shown }) })
    })
  }

  for (const text of [
    'One of the hosts',
    'Use one of gzip, bzip2 or xz to compress',
    'Possible values: index, name, or a template. Others too.',
    'Filter (e.g. "x", "y")',
    'One of file, directory',
    "Only if the format is 'json' or 'xml'.",
    'A path (`a.toml` or `b.toml`), or a pair of key and value',
    'Must be x',
    "Example accepted formats: 'YYYY-MM-DD', 'YYYY-MM-DD hh:mm'",
    'Lan (default), tunnel, localhost. Type of host to use.',
    'List of mappings from extension to language (one of `python`, `ipynb`, `pyi`)',
    'files, folders, links, default to everything here',
    'Interval, one of ms, s, m',
    'The names (a, b) of it',
    'a, b and c',
    'send it to a file (or |pipe)',
    "Look at it so ('never' or 'every:<time>')",
    '',
  ])
    it(`are none in: ${text || 'nothing'}`, () => {
      expect(readChoices(text)).to.equal(undefined)
    })
})
