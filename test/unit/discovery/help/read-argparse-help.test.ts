import { expect } from 'chai'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readArgparseHelp } from '../../../../src/discovery/help/read-argparse-help.js'

// NAME.txt is what a real program printed; NAME.json is what its parser object says, as far as a help text shows it.
const fixtures = fileURLToPath(new URL('../../../fixtures/help/argparse/', import.meta.url))
const readFixture = (file: string): string => readFileSync(fixtures + file, 'utf8')
const names = readdirSync(fixtures)
  .filter((file) => file.endsWith('.txt'))
  .map((file) => file.replace(/\.txt$/, ''))

describe('the reader of argparse help', () => {
  for (const name of names) {
    it(`reads ${name.replaceAll('-', ' ')}`, () => {
      expect(readArgparseHelp(readFixture(`${name}.txt`))).to.deep.equal(
        JSON.parse(readFixture(`${name}.json`)),
      )
    })
  }

  it('reads the same where lines end as on Windows', () => {
    const text = readFixture('subparsers.txt')
    expect(readArgparseHelp(text.replaceAll('\n', '\r\n'))).to.deep.equal(readArgparseHelp(text))
  })

  it('takes no other text for help', () => {
    expect(readArgparseHelp('')).to.be.undefined
    expect(readArgparseHelp('nothing to do\n')).to.be.undefined
    expect(readArgparseHelp('Usage: cmd [OPTIONS] NAME\n\nOptions:\n  --help  Show this.\n')).to.be.undefined
  })
})
