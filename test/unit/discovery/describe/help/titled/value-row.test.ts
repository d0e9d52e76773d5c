import { expect } from 'chai'
import {
  areAll,
  isLiteral,
  isWord,
  readValueRow,
  valuesIn,
} from '../../../../../../src/discovery/describe/help/titled/value-row.js'

describe('the row of a value', () => {
  const read = (head: string): ReturnType<typeof readValueRow> => readValueRow({ indent: 2, head, help: '' })

  it('has one long flag, and every value that it shows', () => {
    expect(read('--mode=java, --mode=j, -J')).to.deep.include({
      flag: '--mode',
      shorts: ['-J'],
      values: ['java', 'j'],
    })
    expect(read('-m, --mode')).to.deep.include({ flag: '--mode', shorts: ['-m'], values: [''] })
    for (const head of ['-m', '-m FILE, --mode FILE', '--color, --no-color', '--mode c'])
      expect(read(head), head).to.equal(undefined)
  })

  it('has one flag with one dash and a word behind it', () => {
    expect(read('-mode java')).to.deep.include({ flag: '-mode', shorts: [], values: ['java'] })
    for (const head of ['-mode', '-mode FILE', '-m a, -n b']) expect(read(head), head).to.equal(undefined)
  })

  it('tells its values once', () => {
    const rows = ['--mode', '--mode=a', '--mode=a, --mode=b'].map(read).filter((row) => row !== undefined)
    expect(valuesIn(rows)).to.deep.equal(['a', 'b'])
  })

  it('tells a value from what stands for one', () => {
    for (const value of ['c', 'HTML', 'k&r', '1tbs', '0']) expect(isLiteral(value), value).to.equal(true)
    for (const value of ['####', 'tab=#', '...', '<file>', 'FILE', 'NUM', ''])
      expect(isLiteral(value), value).to.equal(false)
    expect(isWord('name')).to.equal(true)
  })

  it('tells whether its values are all there are', () => {
    expect(areAll(['type', 'middle', 'name'])).to.equal(true)
    for (const values of [
      ['auto', 'file'],
      ['a', 'b', 'FILE'],
      ['none', '####'],
    ])
      expect(areAll(values)).to.equal(false)
  })
})
