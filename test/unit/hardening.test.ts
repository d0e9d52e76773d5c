import { expect } from 'chai'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const page = readFileSync(`${root}docs/dev/hardening.md`, 'utf8')
const rows = page.split('\n').filter((line) => line.startsWith('| ') && !/(held by|---) \|$/.test(line))
const rulesCount = 20

interface Named {
  readonly file: string
  readonly titles: readonly string[]
}

/** The tests that a row names: files, each with the titles behind it. */
const namedIn = (row: string): Named[] =>
  row
    .split(/(?=`[\w/.-]+\.test\.ts`)/)
    .slice(1)
    .map((part) => ({
      file: /`(.*?)`/.exec(part)![1]!,
      titles: [...part.matchAll(/"(.*?)"/g)].map(([, title]) => title!),
    }))

const hasTitle = (file: string, title: string): boolean => {
  const text = existsSync(`${root}test/${file}`) ? readFileSync(`${root}test/${file}`, 'utf8') : ''
  return ["'", '"', '`'].some((quote) =>
    ['it', 'describe'].some((word) => text.includes(`${word}(${quote}${title}`)),
  )
}

describe('the page of what keeps a server up', () => {
  it('has every rule, in order', () => {
    const numbers = rows.flatMap((row) => (/^\| (\d+) \|/.exec(row) ?? []).slice(1).map(Number))
    expect(numbers).to.deep.equal(Array.from({ length: rulesCount }, (_, index) => index + 1))
  })

  it('names for each a test, by a title that is there', () => {
    for (const row of rows) {
      const named = namedIn(row)
      expect(named, row).to.not.be.empty
      for (const { file, titles } of named) {
        expect(titles, file).to.not.be.empty
        for (const title of titles) expect(hasTitle(file, title), `${file}: ${title}`).to.equal(true)
      }
    }
  })
})
