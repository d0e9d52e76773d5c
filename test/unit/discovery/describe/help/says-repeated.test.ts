import { expect } from 'chai'
import {
  isOfSeveral,
  isOneMore,
  saysRepeated,
} from '../../../../../src/discovery/describe/help/says-repeated.js'

describe('a text of an option that may be given again', () => {
  it('says so in one of many ways', () => {
    for (const text of [
      'Only these rules (can be used multiple times)',
      'May be specified more than once.',
      'a header, repeatable',
      'Can be given once or twice.',
      'environment; may be repeated',
      'Use this flag multiple times if you want more',
      'Repeat for multiple dependencies',
      'Repeat "--watch" for more than one path',
      'Multiple exclude patterns can be specified.',
      'It can be specified once for all commands or multiple times, once for each',
      'Files to read (multiple values allowed)',
      'If multiple -m options are given, they are paragraphs',
      'The option may appear several times',
      'multiple -e flags are allowed',
      'watch this path, use once for each folder or file',
      'several "--root" can be provided',
      'Bullets for the levels: --bullets "*" --bullets "-"',
    ])
      expect(saysRepeated(text), text).to.equal(true)
  })

  it('is no other text with such words', () => {
    for (const text of [
      'How often to repeat it',
      'Like --dry but with --verbose',
      'Only N bytes. Examples: --length=64, --length=4KiB',
      'Try several times before giving up',
      'Multiple paths are separated by a colon',
      'Require a hash, for repeatable installs',
      'Specify a file that is used by multiple programs',
      'The content can be specified. There are several ways.',
    ])
      expect(saysRepeated(text), text).to.equal(false)
  })
})

describe('an option that programs let give again', () => {
  it('is one of pairs, or leaves out or takes in what fits a pattern', () => {
    for (const [flag, metavar, text] of [
      ['--define', '<KEY=VALUE>', 'Define it'],
      ['--config', '<OPTION>', 'A file, or a `<KEY> = <VALUE>` pair'],
      ['--exclude', '<GLOB>', 'Ignore what fits'],
      ['--extend-exclude', '<FILE_PATTERN>', 'More of these'],
    ] as const)
      expect(isOfSeveral([flag], metavar, text), flag).to.equal(true)
  })

  it('is none with a list of its own, nor one for a file or another value', () => {
    for (const [flag, metavar, text] of [
      ['--exclude', '<GLOB>', 'Comma-separated patterns'],
      ['--exclude-from', '<FILE>', 'Read the patterns from a file'],
      ['--regex', '<PATTERN>', 'What to look for'],
      ['--include', '<DIR>', 'Where to look'],
    ] as const)
      expect(isOfSeveral([flag], metavar, text), flag).to.equal(false)
  })
})

describe('an option that adds one more', () => {
  it('is of a list, or lets in or leaves out a kind', () => {
    expect(isOneMore('Add/remove folder from list of skipped ones', 'name')).to.equal(true)
    expect(isOneMore('Include only X files, where X is a kind', 'X')).to.equal(true)
    expect(isOneMore('Exclude <kind> files', '<kind>')).to.equal(true)
    for (const text of [
      'Add a title to the page',
      'Include only big files',
      'Remove bees from the set of all',
    ])
      expect(isOneMore(text, 'X'), text).to.equal(false)
  })
})
