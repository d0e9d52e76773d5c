import { expect } from 'chai'
import { belowWords } from '../../../../../src/discovery/describe/probe/below-words.js'
import type { Command, Parameter } from '../../../../../src/discovery/tool.js'

const parameter = (more: Partial<Parameter>): Parameter => ({
  name: more.flag ?? 'x',
  required: false,
  schema: { type: 'string' },
  ...more,
})
const command = (path: readonly string[], ...parameters: Parameter[]): Command => ({
  name: path.join('_') || 'run',
  path,
  description: '',
  parameters,
})
const config = parameter({ flag: '--config', depth: 0 })
const url = parameter({ flag: '--url', depth: 1 })
const table = parameter({ name: 'table', positional: true })
const files = parameter({ name: 'files', positional: true, list: 'together' })
const program = [
  command(['list'], config, files),
  command(['db', 'load'], config, url, table, files),
  command(['db', 'drop'], config, url, table),
]
const below = (commands: readonly Command[], ...words: string[]): readonly Command[] | undefined =>
  belowWords({ source: 'parser', about: 'All of it.', commands, problems: [] }, words)?.commands

describe('belowWords', () => {
  it('leaves everything where a wrapper adds no words', () => {
    expect(below(program)).to.deep.equal(program)
  })

  it('leaves the commands below a group, without the options that come before it', () => {
    expect(below(program, 'db')).to.deep.equal([
      command(['load'], { ...url, depth: 0 }, table, files),
      command(['drop'], { ...url, depth: 0 }, table),
    ])
  })

  it('leaves one command, which has no name of its own then', () => {
    expect(below(program, 'list')).to.deep.equal([command([], files)])
    expect(below(program, 'db', 'load')).to.deep.equal([command([], table, files)])
  })

  it('takes further words for positionals, but not for items of a list', () => {
    expect(below(program, 'db', 'load', 'users')).to.deep.equal([command([], files)])
    expect(below(program, 'list', 'a.txt')).to.equal(undefined)
    expect(below([command([], files, table)], 'a.txt')).to.equal(undefined)
  })

  it('leaves out the options that the wrapper gives', () => {
    const color = parameter({ flag: '--color', required: true })
    const tag = parameter({ flag: '--tag', list: 'repeated' })
    expect(below([command([], color, tag)], '--color=never', '--tag=x')).to.deep.equal([command([], tag)])
  })

  it('says what the whole program is for only where all of it is left', () => {
    const whole = { source: 'parser', about: 'All of it.', commands: program, problems: [] } as const
    expect(belowWords(whole, [])?.about).to.equal('All of it.')
    expect(belowWords(whole, ['--color=never'])?.about).to.equal('All of it.')
    expect(belowWords(whole, ['db'])?.about).to.equal(undefined)
  })

  it('gives nothing for words that the parser does not know, and for options that may take one of them', () => {
    expect(below(program, 'other')).to.equal(undefined)
    expect(below(program, '--verbose', 'db')).to.equal(undefined)
  })
})
