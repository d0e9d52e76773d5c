import { expect } from 'chai'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { cleanHelp } from '../../../../../src/discovery/describe/help/clean-help.js'
import { dialects } from '../../../../../src/discovery/describe/help/dialects.js'

// DIALECT/NAME.txt is what a real program printed; NAME.json is what that program takes, as far as a help text shows it.
// A text of a command that is not the root is called sub-PATH.NAME.txt, the words of the path joined with "+".
const fixtures = fileURLToPath(new URL('../../../../fixtures/help/', import.meta.url))
const readFixture = (file: string): string => readFileSync(fixtures + file, 'utf8')
const textsOf = (dialect: string): string[] =>
  (existsSync(fixtures + dialect) ? readdirSync(fixtures + dialect) : [])
    .filter((file) => file.endsWith('.txt'))
    .map((file) => file.replace(/\.txt$/, ''))
const pathOf = (name: string): string[] => /^sub-([^.]+)\./.exec(name)?.[1]?.split('+') ?? []

const wordsOf = (text: string): string[] => text.toLowerCase().match(/\S+/g) ?? []

for (const dialect of dialects) {
  describe(`the reader of ${dialect.name} help`, () => {
    for (const name of textsOf(dialect.name)) {
      it(`reads ${name.replaceAll('-', ' ')}`, () => {
        const text = cleanHelp(readFixture(`${dialect.name}/${name}.txt`))
        if (!name.startsWith('sub-'))
          expect(dialects.find(({ recognizes }) => recognizes(text))?.name).to.equal(dialect.name)
        expect(dialect.read(text, pathOf(name))).to.deep.equal(
          JSON.parse(readFixture(`${dialect.name}/${name}.json`)),
        )
      })
    }

    it('reads nothing as something else, and never throws', () => {
      const { description: none, ...nothing } = dialect.read('', [])
      expect(none).to.equal('')
      expect(nothing).to.deep.include({ commands: [], parameters: [] })
      for (const text of ['\n', 'Usage:', '-', '  --', 'usage: \n\n{}\n']) {
        const { description, ...facts } = dialect.read(text, [])
        expect(facts, text).to.deep.equal(nothing)
        // What is no help may be prose.
        expect(wordsOf(text), text).to.include.members(wordsOf(description))
      }
    })
  })
}

describe('the readers together', () => {
  const nasty = [
    'y\n',
    ' ',
    '-',
    '[',
    'a ',
    '\n',
    '-a ',
    '(',
    '<a|',
    '  -x, --x <y>  z\n',
    'Usage: x\n',
    '\u2502 ',
    '{a,',
    '  a  b\n',
    '"',
    'one of a, ',
    'a | (b, ',
    'a/',
    ': a, default "',
    '-p  a  -l  b ',
    '[a1 ',
  ]
  for (const piece of nasty) {
    it(`are done soon with a flood of ${JSON.stringify(piece)}`, function () {
      this.timeout(90_000)
      for (const head of [
        '',
        'Usage: x [OPTIONS] COMMAND [ARGS]...\n\nOptions:\n',
        'usage: x [-h]\n\noptions:\n',
      ]) {
        const text = cleanHelp(head + piece.repeat(40_000))
        for (const dialect of dialects) {
          dialect.recognizes(text)
          dialect.read(text, [])
        }
      }
    })
  }
})
