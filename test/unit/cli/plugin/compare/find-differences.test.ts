import { expect } from 'chai'
import {
  compareDescriptions,
  type Difference,
} from '../../../../../src/cli/plugin/compare/find-differences.js'
import { anyArguments } from '../../../../../src/discovery/describe/any-arguments.js'
import type { Command, Parameter } from '../../../../../src/discovery/tool.js'
import { makeParameter } from '../../../../support/make-tool.js'

const command = (name: string, ...parameters: Partial<Parameter>[]): Command => ({
  name,
  path: [name],
  description: '',
  parameters: parameters.map((one) => makeParameter(one)),
})
const between = (parser: Command[], help: Command[]): readonly Difference[] =>
  compareDescriptions([
    { source: 'parser', commands: parser },
    { source: 'help', commands: help },
  ]).differences
/** The differences of one parameter `x` of one command. */
const ofX = (parser: Partial<Parameter>, help: Partial<Parameter>): unknown[] =>
  between([command('go', parser)], [command('go', help)]).map(({ fact, by }) => [fact, by.parser, by.help])

describe('compareDescriptions', () => {
  it('finds nothing where all say the same, in whatever form', () => {
    expect(between([command('a-b', { name: 'x_y' })], [command('a_b', { name: 'x-y' })])).to.deep.equal([])
  })

  it('finds commands and options that only one knows', () => {
    expect(between([command('a'), command('b')], [command('a', {})])).to.deep.equal([
      { command: 'a', parameter: 'x', fact: 'parameter', by: { parser: false, help: true } },
      { command: 'b', fact: 'command', by: { parser: true, help: false } },
    ])
  })

  it('finds other types, values and defaults, and what is required', () => {
    expect(ofX({ schema: { type: 'integer' } }, {})).to.deep.equal([['type', 'integer', 'string']])
    const list = { type: 'array', items: { type: 'string', enum: ['a'] } }
    expect(ofX({ schema: list }, { schema: { ...list, items: { type: 'string' } } })).to.deep.equal([
      ['values', ['a'], null],
    ])
    expect(ofX({ schema: list }, {})[0]).to.deep.equal(['type', 'string[]', 'string'])
    expect(ofX({ schema: { type: 'string', default: 'a' } }, {})).to.deep.equal([['default', 'a', null]])
    expect(ofX({ required: true }, {})).to.deep.equal([['required', true, false]])
  })

  it('takes a number for the same as its text, in a default and among values', () => {
    const numbers = { type: 'integer', enum: [1, 2], default: 2 }
    const texts = { type: 'string', enum: ['1', '2'], default: '2' }
    expect(ofX({ schema: numbers }, { schema: texts })).to.deep.equal([['type', 'integer', 'string']])
    expect(ofX({ schema: numbers }, { schema: { ...texts, default: '1' } })[1]).to.deep.equal([
      'default',
      2,
      '1',
    ])
  })

  it('does not miss in a contract the option by which it is asked for', () => {
    const describe = { name: 'describe', flag: '--describe', isSwitch: true }
    const commands = [command('go', describe)]
    expect(
      compareDescriptions([
        { source: 'contract', commands: [command('go')] },
        { source: 'parser', commands },
      ]),
    ).to.deep.equal({ sources: ['contract', 'parser'], differences: [] })
    expect(between(commands, [command('go')])).to.have.lengthOf(1)
  })

  it('compares no parameter with a source that does not know them', () => {
    const unread = { ...command('go'), parameters: [anyArguments] }
    expect(between([command('go', { required: true })], [unread])).to.deep.equal([
      { command: 'go', fact: 'options', by: { parser: true, help: false } },
    ])
  })

  it('compares the options of a reading in doubt, which takes args beside them', () => {
    const doubted = { ...command('go'), parameters: [makeParameter(), anyArguments] }
    expect(between([command('go', { required: true })], [doubted])).to.deep.equal([
      { command: 'go', parameter: 'x', fact: 'required', by: { parser: true, help: false } },
      { command: 'go', parameter: 'args', fact: 'parameter', by: { parser: false, help: true } },
    ])
  })
})
