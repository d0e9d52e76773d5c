import { expect } from 'chai'
import { readListedBelow } from '../../../../../../src/discovery/describe/help/values/listed-below.js'

const read = (text: string) => readListedBelow(text.split('\n'))

describe('values in rows of their own', () => {
  it('are read with their explanations beside them, below a line that says what they are', () => {
    expect(
      read(`The implementation to use:
        best: choose one (default)
        native: the one of the system
                (falls back to another)
        move-remove: a slow one`),
    ).to.deep.equal({ values: ['best', 'native', 'move-remove'], default: 'best' })
    expect(read('Randomization strategy:\n   vivid:  random hue\n   gray:   random tone')).to.deep.equal({
      values: ['vivid', 'gray'],
    })
    expect(
      read(`Specify the sort order of the rows and
        the tables:
          * 'auto' (default): by time, and the
            tables by command
          * 'command': as they were given
        Not for one row.`),
    ).to.deep.equal({ values: ['auto', 'command'], default: 'auto' })
    expect(read('Reporter, one of:\n   spec   by level\n   dot    dots')?.values).to.deep.equal([
      'spec',
      'dot',
    ])
  })

  it('need nothing that announces them where they are in brackets', () => {
    expect(
      read('How to warn.\n\n   [loud] (default)    With a bell\n   [quiet]             Without'),
    ).to.deep.equal({
      values: ['loud', 'quiet'],
      default: 'loud',
    })
    expect(read('Which to use.\n   [node]   That of Node')?.values).to.deep.equal(['node'])
  })

  for (const [why, text] of [
    ['examples', 'Examples of the mode:\n  a: one\n  b: two'],
    ['an open end', 'The format to use, such as:\n  a: one\n  b: two'],
    ['more behind them', 'The format to use:\n    a: one\n    b: two\n  or a path to a template'],
    ['parts of a value', 'The text to print, with these variables:\n  name: of the file\n  size: in bytes'],
    ['notes', 'The format to use:\n  default: json\n  note: not everywhere'],
    ['a row for many values', 'The format to use:\n  json: one\n  json-N: with N spaces'],
    ['one row', 'The format to use:\n  json: one\n  and nothing else'],
    ['no colon', 'The format to use\n  json: one\n  yaml: two'],
    ['rows that a wrapped text parts', 'The mode to use:\n  a: one, and\n  more words\n  b: two'],
    ['several at once', 'Comma-separated list of values:\n  a: one\n  b: two'],
    ['units', 'Allowed units:\n  b: bytes\n  k: kilobytes\n  mi: mebibytes'],
    ['kinds with their values', 'Available hives:\n  Live:  oak, ash\n  File:  wax, honey'],
    ['no rows', 'The format to use:'],
    ['nothing', ''],
  ] as const)
    it(`are none where there are ${why}`, () => {
      expect(read(text)).to.equal(undefined)
    })

  it('are read below a sentence that says what is supported, whatever the sentences before it name', () => {
    const text = `Bees are of kinds, such as those in gardens. Name one.
        Supported bees:
          default - any bee
          honey==2 - sweet (4)`
    expect(read(text)).to.deep.equal({ values: ['default', 'honey==2'] })
  })

  it('are not all where one stands for many, but the marked one is the default', () => {
    expect(read('Which form. One of:\n   short (default): one line\n   wide-N: of N columns')).to.deep.equal({
      values: ['short', 'wide-N'],
      default: 'short',
      isOpen: true,
    })
  })
})
