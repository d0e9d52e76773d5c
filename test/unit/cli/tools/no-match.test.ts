import { expect } from 'chai'
import { noMatch } from '../../../../src/cli/tools/no-match.js'

describe('noMatch', () => {
  const tools = [
    { name: 'demo_math__coin_flip', description: 'Flip a coin.' },
    { name: 'demo_text__echo', description: 'Say it again.' },
  ]

  it('is silent where a tool fits, where no word is given, and where there are no tools', () => {
    for (const words of [['coin'], ['demo_*', 'AGAIN'], []]) expect(noMatch(tools, words)).to.deep.equal([])
    expect(noMatch([], ['coin'])).to.deep.equal([])
  })

  for (const [words, what, advice] of [
    [
      ['zzz'],
      '"zzz"',
      /^A word is a glob of names, such as 'demo_\*', or a part of .*; without words all are listed\.$/,
    ],
    [['cion'], '"cion"', /^Did you mean coin\?$/],
    [['demo_mth'], '"demo_mth"', /^Did you mean demo_math\?$/],
    [['demo_txt__*'], '"demo_txt__*"', /^Did you mean demo_text\?$/],
    [['Demo_math__coinflip'], '"Demo_math__coinflip"', /^Did you mean demo_math__coin_flip\?$/],
    [['echo', 'cion'], '"echo" and "cion"', /^Did you mean coin\?$/],
    [
      ['echo', 'coin'],
      '"echo" and "coin"',
      /^Each of these words fits some of them, but all together fit none\.$/,
    ],
  ] as const)
    it(`names what does not fit and what may: ${words.join(' ')}`, () => {
      const [line, next, ...more] = noMatch(tools, words)
      expect([line, more]).to.deep.equal([`None of 2 tools fits ${what}.`, []])
      expect(next).to.match(advice)
    })
})
