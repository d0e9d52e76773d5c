import { expect } from 'chai'
import {
  withOwnFlags,
  withoutSpellings,
} from '../../../../../src/discovery/describe/merge/other-spellings.js'
import type { SpelledCommand } from '../../../../../src/discovery/describe/help/layout/spelled-together.js'
import type { Parameter } from '../../../../../src/discovery/tool.js'

const option = (flag: string, more: Partial<Parameter> = {}): Parameter => ({
  name: flag.replace(/^-+/, ''),
  required: false,
  schema: { type: 'string' },
  flag,
  ...more,
})
const command = (spellings: SpelledCommand['spellings'], ...parameters: Parameter[]): SpelledCommand => ({
  name: 'run',
  path: [],
  description: '',
  parameters,
  ...(spellings && { spellings }),
})
const read = (flags: string[], ...given: Parameters<typeof command>): unknown =>
  withOwnFlags([{ flags, parameter: option(flags[0] ?? '') }], command(...given))[0]

describe('the other spellings of an option', () => {
  const rows = [
    ['-o', '--output'],
    ['-c', '-C', '--check'],
    ['-a', '--in', '--out'],
  ]

  it('show which one a page tells of by another flag', () => {
    for (const [flag, own] of [
      ['-o', '--output'],
      ['-C', '--check'],
      ['--deep', '-deep'],
    ] as const)
      expect(read([flag], rows, option(own))).to.deep.include({
        flags: [flag, own],
        parameter: { ...option(flag), flag: own },
      })
  })

  it('change nothing where they are of others, of several or of a group', () => {
    for (const [flags, ...own] of [
      [['-x'], option('--output')],
      [['-o'], option('-o'), option('--output')],
      [['-a'], option('--in')],
      [['-o', '--other'], option('--output')],
      [['-o'], option('--output', { depth: 0 })],
      [['-d'], option('--d')],
    ] as [string[], ...Parameter[]][])
      expect(read(flags, rows, ...own), flags.join()).to.deep.equal({
        flags,
        parameter: option(flags[0] ?? ''),
      })
  })

  it('are not kept', () => {
    const { commands } = withoutSpellings({ source: 'help', commands: [command(rows)], problems: [] })
    expect(commands).to.deep.equal([command(undefined)])
  })
})
