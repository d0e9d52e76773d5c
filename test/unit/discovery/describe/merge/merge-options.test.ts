import { expect } from 'chai'
import { anyArguments } from '../../../../../src/discovery/describe/any-arguments.js'
import type { KnownOption } from '../../../../../src/discovery/describe/merge/known-option.js'
import { mergeOptions } from '../../../../../src/discovery/describe/merge/merge-options.js'
import type { Parameter, Source } from '../../../../../src/discovery/tool.js'

const text = (description?: string): Parameter['schema'] => ({
  type: 'string',
  ...(description !== undefined && { description }),
})
const option = (flag: string, more: Partial<Parameter> = {}): Parameter => ({
  name: flag.replace(/^-+/, ''),
  required: false,
  schema: text(),
  flag,
  ...more,
})
const known = (parameter: Parameter, flags = [parameter.flag ?? '']): KnownOption => ({ flags, parameter })
const merge = (
  own: readonly Parameter[],
  others: readonly KnownOption[],
  from: Source = 'help',
): Parameter[] => mergeOptions(own, others, 'manual', from)
const isSwitch = { isSwitch: true, schema: { type: 'boolean' } }

describe('mergeOptions', () => {
  it('adds the options that a help leaves out, none as required, and says where they come from', () => {
    const merged = merge([option('-a'), anyArguments], [known(option('--more', { required: true }))])
    expect(merged.map(({ name }) => name)).to.deep.equal(['a', 'more', 'args'])
    expect(merged[1]).to.deep.include({ required: false, source: 'manual' })
  })

  it('keeps words that are passed on as they are behind the options and before what stood behind them', () => {
    const positional: Parameter = {
      name: 'file',
      required: false,
      schema: { type: 'string' },
      positional: true,
    }
    const names = (...parameters: Parameter[]): string[] =>
      merge(parameters, [known(option('--file'))]).map(({ name }) => name)
    expect(names(anyArguments)).to.deep.equal(['file', 'args'])
    expect(names(anyArguments, positional)).to.deep.equal(['file_2', 'args', 'file'])
    expect(names(positional)).to.deep.equal(['file', 'file_2'])
  })

  it('takes no option of a group above for the one of the command that is spelled like it', () => {
    const ofGroup = option('-C', { depth: 0 })
    const reuse = option('--reuse', { schema: text('Reuse.') })
    const [first, second] = merge([ofGroup], [known(reuse, ['-C', '--reuse'])])
    expect(first).to.deep.equal(ofGroup)
    expect(second).to.deep.include({ name: 'reuse', source: 'manual' })
    expect(merge([ofGroup], [known(option('-C'))])).to.deep.equal([ofGroup])
  })

  it('makes no switch of a value where most texts are those of the help', () => {
    const manual = (...texts: readonly string[]): KnownOption[] => [
      ...['-a', '-b'].map((flag, index) =>
        known(option(flag, { isSwitch: true, schema: { type: 'boolean', description: texts[index] } })),
      ),
      known(option('-c')),
    ]
    const own = [option('-a', { schema: text('Header. More.') }), option('-b', { schema: text('Body') })]
    const first = (others: KnownOption[]): unknown => merge([...own, option('-c')], others)[0]?.isSwitch
    expect(first(manual('Header.', 'Body.'))).to.equal(undefined)
    expect(first(manual('Adds a header.', 'Says all.'))).to.equal(true)
  })

  it('makes no switch of what a parser knows, and keeps what belongs to a group', () => {
    const others = ['-a', '-b'].map((flag) => known(option(flag, isSwitch)))
    const values = known(option('-c'))
    const ofParser = option('-a', { source: 'parser' })
    const inherited = option('-b', { isInherited: true })
    const [a, b] = merge([ofParser, inherited, option('-c')], [...others, values])
    expect(a).to.deep.equal(ofParser)
    expect(b).to.deep.include({ isSwitch: true, isInherited: true })
  })

  it('adds none to a parser, which knows them all', () => {
    expect(merge([option('-a')], [known(option('--more'))], 'parser')).to.deep.equal([option('-a')])
  })

  it('adds none that is only another spelling or a negation', () => {
    const own = [option('-a'), option('--color', { ...isSwitch, negation: '--no-color' })]
    const others = [known(option('--all'), ['-a', '--all']), known(option('--no-color', isSwitch))]
    expect(merge(own, others)).to.deep.equal(own)
  })

  it('fills in a text or values that are missing, and replaces none', () => {
    const others = [known(option('-a', { schema: { ...text('Manual.'), enum: ['x', 'y'] } }))]
    const [filled] = merge([option('-a')], others, 'parser')
    expect(filled).to.deep.include({
      schema: { ...text('Manual.'), enum: ['x', 'y'] },
      completedBy: ['manual'],
    })
    const own = option('-a', { schema: { ...text('Help.'), enum: ['z'] } })
    expect(merge([own], others)).to.deep.equal([own])
    // A default that is none of the values may be a value too.
    const withDefault = option('-a', { schema: { ...text('Help.'), default: 'z' } })
    expect(merge([withDefault], others)).to.deep.equal([withDefault])
  })

  it('believes it where the help shows no values, so that they were guessed', () => {
    const others = [known(option('-a', isSwitch)), known(option('-b', isSwitch)), known(option('-c'))]
    const own = [option('-a', { schema: text('Ring.') }), option('-b'), option('-c')]
    expect(merge(own, others).map(({ schema }) => schema.type)).to.deep.equal([
      'boolean',
      'boolean',
      'string',
    ])
    expect(merge(own, others)[0]).to.deep.include({ schema: { type: 'boolean', description: 'Ring.' } })
    // One of many may be a fault of the page.
    const many = ['-d', '-e', '-f', '-g'].map((flag) => option(flag))
    const page = [known(option('-a', isSwitch)), ...many.map((one) => known(one))]
    expect(merge([option('-a'), ...many], page)[0]?.schema.type).to.equal('string')
  })

  it('takes no text of how an option is given bare for one that is not', () => {
    const others = [known(option('-a', { isJoined: true, schema: text('Bare.') }))]
    expect(merge([option('-a')], others)).to.deep.equal([option('-a')])
    const own = option('-a', { isJoined: true })
    expect(merge([own], others)[0]?.schema).to.deep.equal(text('Bare.'))
  })

  it('gives a value to what a help shows as a switch, but not to what a parser does', () => {
    const own = option('-b', { ...isSwitch, name: 'bind' })
    const others = [known(option('-b', { schema: text('Bind to it.') }))]
    expect(merge([own], others)).to.deep.equal([
      option('-b', { name: 'bind', schema: text('Bind to it.'), source: 'manual' }),
    ])
    expect(merge([own], others, 'parser')[0]).to.include({ isSwitch: true })
    // What it does stands in its own text: behind it stand the program's arguments.
    const create = option('-b', {
      isSwitch: true,
      schema: { type: 'boolean', description: 'Create a new one.' },
    })
    expect(merge([create], others)[0]).to.include({ isSwitch: true })
    // Another spelling may be another option: `--and, --or`.
    expect(merge([own], [known(option('--c'), ['--c', '-b'])])[0]).to.include({ isSwitch: true })
  })
})
