import { expect } from 'chai'
import {
  readParameters,
  type Facts,
} from '../../../../../../src/discovery/describe/carried/oclif/read-parameters.js'
import type { Parameter } from '../../../../../../src/discovery/tool.js'

const read = (command: Facts): Parameter[] => readParameters(command, (text) => text)
const flagOf = (facts: Facts): Parameter =>
  read({ flags: { x: { name: 'x', type: 'option', ...facts } } })[0]!
const argOf = (facts: Facts): Parameter => read({ args: { x: { name: 'x', ...facts } } })[0]!

describe('readParameters', () => {
  it('takes a boolean for a switch, with its negation if there is one', () => {
    expect(flagOf({ type: 'boolean' }))
      .to.include({ flag: '--x', isSwitch: true })
      .and.not.have.key('negation')
    expect(flagOf({ type: 'boolean', allowNo: true })).to.include({ negation: '--no-x' })
  })

  it('takes enums, defaults and lists, and the type of a number from what shows it', () => {
    expect(flagOf({ options: ['a', 'b'], default: 'b' }).schema).to.deep.equal({
      type: 'string',
      enum: ['a', 'b'],
      default: 'b',
    })
    expect(flagOf({ default: 3 }).schema).to.deep.equal({ type: 'integer', default: 3 })
    expect(flagOf({ helpValue: '<number>' }).schema).to.deep.equal({ type: 'number' })
    expect(flagOf({ multiple: true })).to.deep.include({ list: 'repeated' })
  })

  it('requires a value only where nothing else can give it', () => {
    expect(flagOf({ required: true }).required).to.equal(true)
    for (const other of [{ default: 'a' }, { noCacheDefault: true }, { env: 'X' }])
      expect(flagOf({ required: true, ...other }).required, JSON.stringify(other)).to.equal(false)
    expect(argOf({ required: true }).required).to.equal(true)
  })

  it('says which flags go together, and what is deprecated', () => {
    expect(
      flagOf({
        summary: 'S.',
        description: 'D.',
        exclusive: ['a', 'b'],
        dependsOn: ['c'],
        env: 'X',
        deprecated: true,
      }).schema.description,
    ).to.equal('S.\nD.\nNot together with --a, --b.\nOnly together with --c.\n[env: X]\n(deprecated)')
  })

  it('leaves out hidden flags that nothing requires, and those that only print how to call', () => {
    const flags = {
      help: { type: 'boolean' },
      secret: { type: 'option', hidden: true },
      needed: { type: 'option', hidden: true, required: true },
      version: { type: 'option' },
    }
    expect(read({ flags }).map(({ name }) => name)).to.deep.equal(['needed', 'version'])
  })

  it('takes further arguments where the command does not refuse them', () => {
    const parameters = read({ args: { file: {} }, flags: { x: { type: 'boolean' } }, strict: false })
    expect(parameters.map(({ name, list }) => [name, list])).to.deep.equal([
      ['file', undefined],
      ['args', 'together'],
      ['x', undefined],
    ])
  })

  it('reads the lists of older manifests, and takes anything else for nothing', () => {
    expect(read({ args: [{ name: 'file' }, 3], flags: null }).map(({ name }) => name)).to.deep.equal(['file'])
  })
})
