import { expect } from 'chai'
import { seenUnread } from '../../../../../../src/discovery/describe/help/layout/seen-unread.js'
import { optionParameter } from '../../../../../../src/discovery/describe/help/build-parameter.js'
import type { Parameter } from '../../../../../../src/discovery/tool.js'

const all = optionParameter({ flags: ['-a', '--all'], kind: 'switch' })
const word: Parameter = { name: 'word', required: false, schema: { type: 'string' }, positional: true }

describe('what a help shows and was not read', () => {
  it('is nothing where all is a parameter', () => {
    const text =
      'Usage: x [OPTIONS] FILE...\n\nOptions:\n  -a, --all   All\n  -h, --help  Help\n\nExamples:\n  -b  FILE\n'
    expect(seenUnread(text, [all, word], [])).to.deep.equal({ reasons: [], isPositional: false })
  })

  it('is an option', () => {
    const text = 'Usage: x [-a] [-q]\n\nOptions:\n  -a, --all  All\n  -n <number>  At most\n'
    expect(seenUnread(text, [all], [])).to.deep.equal({
      reasons: ['its help shows -n; -q, which no parameter is'],
      isPositional: false,
    })
  })

  it('is no flag of a usage that only prints, as a line below says', () => {
    expect(
      seenUnread('Usage: x [--all] [-v]\n  --all all of them\n  -v show version\n', [all], []).reasons,
    ).to.deep.equal([])
    expect(
      seenUnread('Usage: x [--all] [-v]\n  --all all of them\n  -v show more\n', [all], []).reasons,
    ).to.deep.equal(['its help shows -v, which no parameter is'])
  })

  it('is a token of the usage, which may be a positional', () => {
    expect(seenUnread('Usage: x [OPTION]... [+FORMAT]\n\n  -a, --all  All\n', [all], [])).to.deep.equal({
      reasons: ["its usage shows [+FORMAT], which smcp can't read"],
      isPositional: true,
    })
  })

  it('is a word of the usage that became nothing, which may be a positional', () => {
    expect(seenUnread('Usage: x hive [-a]\n\n  -a, --all  All\n', [all], [])).to.deep.equal({
      reasons: ['its usage shows hive, which no parameter is'],
      isPositional: true,
    })
  })

  it('is a word for the options of another program, with a row of its own', () => {
    const text = 'Usage: x URL [CURL_OPTIONS]\n\nOptions:\n  CURL_OPTIONS  All of curl\n  -a, --all  All\n'
    expect(seenUnread(text, [all, word], [])).to.deep.equal({
      reasons: ["its usage shows CURL_OPTIONS, which smcp can't read"],
      isPositional: true,
    })
    expect(seenUnread(text.replace('CURL_OPTIONS  ', 'Others:  '), [all, word], []).reasons).to.deep.equal([])
  })

  it('is a word in quotes that an example gives the program, and no parameter takes', () => {
    const text = "$ echo '{}' | x '.a'\n\nUsage: x [OPTIONS]\n\n  -a, --all  All\n"
    expect(seenUnread(text, [all], []).reasons).to.deep.equal([
      'an example gives it words that its usage does not show',
    ])
    expect(seenUnread(text, [all, word], []).reasons).to.deep.equal([])
    expect(seenUnread(text.replace("'.a'", "-a '.a'"), [all], []).reasons).to.deep.equal([])
  })

  it('are the options of which the usage speaks and the help shows none', () => {
    const reasons = ['its usage speaks of options, and its help shows none']
    expect(seenUnread('Usage: x [OPTIONS] FILE\n', [word], [])).to.deep.equal({
      reasons,
      isPositional: false,
    })
    expect(seenUnread('Usage: x FILE\n', [word], []).reasons).to.deep.equal([])
  })
})
