import { expect } from 'chai'
import {
  optionParameter,
  positionalParameter,
} from '../../../../../../src/discovery/describe/help/build-parameter.js'
import { lostWords } from '../../../../../../src/discovery/describe/help/layout/lost-words.js'

const all = optionParameter({ flags: ['-a', '--all'], kind: 'switch' })
const hive = positionalParameter({ name: 'hive' })
const bees = positionalParameter({ name: 'bees', isList: true })

describe('words of a usage that became nothing', () => {
  it('are those for which there is no positional', () => {
    expect(lostWords(['x <hive> <honey>'], [all, hive], [], [])).to.deep.equal(['honey'])
    expect(lostWords(['x <hive>', 'x <queen>'], [all, hive], [], [])).to.deep.equal([])
    expect(lostWords(['x <hive> <honey>'], [bees], [], [])).to.deep.equal([])
  })

  it('are words in lower case right behind the name of a program, but none of a command', () => {
    expect(lostWords(['x hive_1 [--all]'], [all], [], [])).to.deep.equal(['hive_1'])
    expect(lostWords(['x hive <command>', 'x hive [--all]'], [all], ['hive'], [])).to.deep.equal([])
  })

  it('are words behind a switch, and none behind an option with a value', () => {
    const out = optionParameter({ flags: ['-o'], kind: 'value' })
    expect(lostWords(['x --all honey'], [all], [], [])).to.deep.equal(['honey'])
    expect(lostWords(['x -o <honey>'], [out], [], [])).to.deep.equal([])
  })

  it('are none of a usage that only prints, or runs a command, and of options', () => {
    expect(lostWords(['x [OPTIONS]', 'x [<command>]', 'x --help'], [all], [], [])).to.deep.equal([])
  })

  it('are none that stand for options with a title of their own', () => {
    const modes = [{ title: 'Available modes are', lines: ['  --all  All'] }]
    expect(lostWords(['x [mode] <hive>'], [all, hive], [], modes)).to.deep.equal([])
  })
})
