import { expect } from 'chai'
import { flagWithValue, joined } from '../../../src/executor/flag-with-value.js'
import { parserTool } from '../../support/make-tool.js'

const { command } = parserTool({})

describe('flagWithValue', () => {
  it('gives flag and value as two words', () => {
    for (const value of ['a', '', 'a b', '=', 'x=-y'])
      expect(flagWithValue(command, '--name', value)).to.deep.equal(['--name', value])
  })

  it('takes a dash alone for the value that it is', () => {
    expect(flagWithValue(command, '-null', '-')).to.deep.equal(['-null', '-'])
  })

  it('joins them where the help shows one word', () => {
    expect(flagWithValue(command, '--width', '80', { isOneWord: true })).to.deep.equal(['--width=80'])
    expect(flagWithValue(command, '-T', '4', { isOneWord: true })).to.deep.equal(['-T4'])
  })

  it('joins them where the value alone would be read as an option', () => {
    expect(flagWithValue(command, '--name', '-5')).to.deep.equal(['--name=-5'])
    expect(flagWithValue(command, '--name', '--force')).to.deep.equal(['--name=--force'])
  })
})

describe('joined', () => {
  it('puts = behind a flag of several letters, whatever its dashes, and nothing behind one of one', () => {
    expect(joined('--name', 'x')).to.equal('--name=x')
    expect(joined('-name', 'x')).to.equal('-name=x')
    expect(joined('-n', '-5')).to.equal('-n-5')
    expect(joined('--n', '')).to.equal('--n=')
  })
})
