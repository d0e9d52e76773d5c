import { expect } from 'chai'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { cleanHelp } from '../../../../src/discovery/help/clean-help.js'
import { dialects } from '../../../../src/discovery/help/dialects.js'

// DIALECT/NAME.txt is what a real program printed; NAME.json is what that program takes, as far as a help text shows it.
// A text of a command that is not the root is called sub-PATH.NAME.txt, the words of the path joined with "+".
const fixtures = fileURLToPath(new URL('../../../fixtures/help/', import.meta.url))
const readFixture = (file: string): string => readFileSync(fixtures + file, 'utf8')
const textsOf = (dialect: string): string[] =>
  readdirSync(fixtures + dialect)
    .filter((file) => file.endsWith('.txt'))
    .map((file) => file.replace(/\.txt$/, ''))
const pathOf = (name: string): string[] => /^sub-([^.]+)\./.exec(name)?.[1]?.split('+') ?? []

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
      for (const text of ['', '\n', 'Usage:', '-', '  --', 'usage: \n\n{}\n'])
        expect(dialect.read(text, []).commands).to.deep.equal([])
    })
  })
}

describe('cleanHelp', () => {
  it('takes colours, overstrikes, tabs and carriage returns away, and keeps the columns', () => {
    expect(cleanHelp('\u001b[1mNAME\u001b[0m\r\n')).to.equal('NAME\n')
    expect(cleanHelp('N\bNA\bAME _\bf_\bile')).to.equal('NAME file')
    expect(cleanHelp('-x\tone\n-long\ttwo')).to.equal('-x      one\n-long   two')
  })
})
