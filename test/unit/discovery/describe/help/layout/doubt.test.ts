import { expect } from 'chai'
import { anyArguments } from '../../../../../../src/discovery/describe/any-arguments.js'
import type { Parameter } from '../../../../../../src/discovery/tool.js'
import {
  optionParameter,
  positionalParameter,
} from '../../../../../../src/discovery/describe/help/build-parameter.js'
import {
  doubtsAbout,
  withArguments,
  withWayIn,
} from '../../../../../../src/discovery/describe/help/layout/doubt.js'

const positional = (name: string, required = true) => positionalParameter({ name, required })
const value = (name: string) => optionParameter({ flags: [`--${name}`], kind: 'value', required: true })
const aSwitch = optionParameter({ flags: ['--quiet'], kind: 'switch' })

describe('a reading', () => {
  it('is doubtful with more required positionals than people type', () => {
    const names = ['a', 'b', 'c', 'd', 'e']
    expect(doubtsAbout(names.map((name) => positional(name)))).to.deep.equal([
      '5 positionals seem to be required: a, b, c, d, e, so nothing is required and it takes args',
    ])
    expect(doubtsAbout(names.map((name) => positional(name, name === 'a')))).to.deep.equal([])
  })

  it('is doubtful with a positional that is named like a sentence', () => {
    for (const name of ['installed.', 'Check if all hooks are', 'or stdin where it is left out']) {
      const parameter = positional(name)
      expect(doubtsAbout([parameter]), name).to.deep.equal([
        `a positional is named like a sentence: ${parameter.name}, so nothing is required and it takes args`,
      ])
    }
    for (const name of [
      'file.js',
      'unit name',
      'USER@HOST',
      'app ...',
      'SESSION_NAME_OR_PATH_OF_IT',
      'big honey files and folders',
    ]) {
      expect(doubtsAbout([positional(name)]), name).to.deep.equal([])
    }
  })

  it('is doubtful with many options and no switch', () => {
    const values = Array.from({ length: 30 }, (_, index) => value(`v${index}`))
    expect(doubtsAbout(values)).to.deep.equal([
      'none of its 30 options is a switch, so nothing is required and it takes args',
    ])
    expect(doubtsAbout([...values, aSwitch])).to.deep.equal([])
    expect(doubtsAbout(values.slice(1))).to.deep.equal([])
  })

  it('names no more than six parameters in a doubt', () => {
    const many = Array.from({ length: 9 }, (_, index) => positional(`p${index}`))
    expect(doubtsAbout(many)[0]).to.include('9 positionals seem to be required: p0, p1, p2, p3, p4, p5, ...,')
  })

  it('that is doubtful requires nothing, and takes any arguments, which says why', () => {
    const parameters = withArguments([positional('installed.'), value('out'), value('args'), aSwitch])
    expect(parameters.map(({ name, required }) => [name, required])).to.deep.equal([
      ['out', false],
      ['args', false],
      ['quiet', false],
      ['args_2', false],
    ])
    expect(parameters.at(-1)).to.include({ isRaw: true })
    expect(parameters.at(-1)?.schema.description).to.include('could not be read with certainty')
  })

  it('that leaves something out takes args between options and positionals, and requires none if one may be missing', () => {
    const shown = (isPositional: boolean, ...parameters: Parameter[]): unknown[] =>
      withWayIn(parameters, isPositional).map(({ name, required }) => [name, required])
    expect(shown(false, positional('file'), aSwitch)).to.deep.equal([
      ['quiet', false],
      ['args', false],
      ['file', true],
    ])
    expect(shown(true, positional('args'), value('out'))).to.deep.equal([
      ['out', true],
      ['more_args', false],
      ['args', false],
    ])
    expect(withWayIn([anyArguments], true)).to.deep.equal([anyArguments])
  })
})
