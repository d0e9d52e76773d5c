import { expect } from 'chai'
import { withOwnSpelling } from '../../../../../../src/discovery/describe/help/titled/own-spelling.js'

const headsOf = (...heads: string[]): string[] =>
  withOwnSpelling(heads.map((head) => ({ indent: 2, head, help: '' }))).map(({ head }) => head)

describe('withOwnSpelling', () => {
  it('takes a row by its short flag where the long one with a value belongs to another row', () => {
    expect(headsOf('-p, --near=CELLS', '-P, --near=0', '-t X, --type=X', '-T X, --type=noX')).to.deep.equal([
      '-p, --near=CELLS',
      '-P',
      '-t X, --type=X',
      '-T X',
    ])
  })

  it('takes a row by its own flags where the first one with a word belongs to another row', () => {
    expect(headsOf('-b, --bee <name>', '-b queen, -q, --queen', '-b drone')).to.deep.equal([
      '-b, --bee <name>',
      '-q, --queen',
    ])
    const others = ['-b drone, --drone', '-q, --quiet', '-q loud']
    expect(headsOf(...others)).to.deep.equal(others)
  })

  it('leaves a row as it is that has a long flag of its own or the same short one', () => {
    for (const heads of [
      ['-p, --near=0', '-q, --far=0'],
      ['-p, --near=CELLS', '-p, --near=0'],
      ['-p, --near', '-q, --near=CELLS'],
    ])
      expect(headsOf(...heads)).to.deep.equal(heads)
  })
})
