import { expect } from 'chai'
import { withValueRows } from '../../../../../../src/discovery/describe/help/titled/value-rows.js'

const rowsOf = (...heads: string[]): string[] =>
  withValueRows(heads.map((head) => ({ indent: 2, head, help: '' }))).map(({ head, values }) =>
    [head, ...(values ?? [])].join(' '),
  )

describe('withValueRows', () => {
  it('joins the rows of a flag that show different values', () => {
    expect(rowsOf('--mode=c', '--mode=java, --mode=j, -J', '--deep')).to.deep.equal([
      '--mode=VALUE c java j',
      '--deep',
    ])
    expect(rowsOf('-m, --mode=1', '-m, --mode=2')).to.deep.equal(['-m, --mode=INT 1 2'])
    expect(rowsOf('-dct fast', '-dct int', '-dct float')).to.deep.equal(['-dct VALUE fast int float'])
    expect(rowsOf('--blocks, -f', '--blocks=all, -F')).to.deep.equal(['--blocks[=VALUE] all'])
  })

  it('lists no values where one of them stands for others', () => {
    expect(rowsOf('--suffix=####', '--suffix=none')).to.deep.equal(['--suffix=####'])
    expect(rowsOf('--list=all', '--list=TOPIC')).to.deep.equal(['--list=VALUE'])
    expect(rowsOf('--page', '--page=FILE')).to.deep.equal(['--page[=FILE]'])
  })

  it('takes a number for the one to give where other rows show what to give', () => {
    expect(rowsOf('--mode=c', '--mode=java', '--details=1', '--lang=raw')).to.deep.equal([
      '--mode=VALUE c java',
      '--details=INT',
      '--lang=raw',
    ])
    expect(rowsOf('--port=8080', '--deep')).to.deep.equal(['--port=8080', '--deep'])
  })

  it('says of each value what its row says, and once what is said of all', () => {
    const help = (...rows: [string, string][]): string | undefined =>
      withValueRows(rows.map(([head, words]) => ({ indent: 2, head, help: words })))[0]?.help
    expect(help(['--mode=c', 'C'], ['--mode=d', 'D'])).to.equal('c: C. d: D.')
    expect(help(['--mode=c', ''], ['--mode=d', 'a language'])).to.equal('a language')
  })

  it('leaves other rows as they are', () => {
    for (const heads of [
      ['-p, --near=CELLS', '-P, --near=0'],
      ['--in=FILE', '--in=DIR'],
      ['--in=FILE, --out=FILE', '--in=a'],
      ['--mode=a', '--mode=a'],
      ['-n here', '-n there'],
    ])
      expect(rowsOf(...heads)).to.deep.equal(heads)
  })
})
