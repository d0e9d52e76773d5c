import { expect } from 'chai'
import { readCommands } from '../../../../../../src/discovery/describe/carried/oclif/read-commands.js'
import type { OclifPackage } from '../../../../../../src/discovery/describe/carried/oclif/oclif-packages.js'
import type { Command } from '../../../../../../src/discovery/tool.js'

const packageOf = (commands: object, oclif: object = {}): OclifPackage => ({
  json: {},
  oclif: { bin: 'shop', ...oclif },
  manifest: { commands },
  files: [],
})
const paths = (commands: readonly Command[]): string[] => commands.map(({ path }) => path.join(' '))

describe('readCommands', () => {
  it('makes words of an id only where the program takes them', () => {
    const commands = { 'order:list': {} }
    expect(paths(readCommands([packageOf(commands)]))).to.deep.equal(['order:list'])
    expect(paths(readCommands([packageOf(commands, { topicSeparator: ' ' })]))).to.deep.equal(['order list'])
    expect(readCommands([packageOf(commands)])[0]?.name).to.equal('order_list')
  })

  it('knows the only command of a program', () => {
    for (const id of ['.', 'Symbol(SINGLE_COMMAND_CLI)'])
      expect(readCommands([packageOf({ [id]: {} })])[0]).to.deep.include({ name: 'run', path: [] })
  })

  it('leaves out what is hidden, what explains others, and what is fetched when it is called', () => {
    const commands = {
      a: { hidden: true },
      help: {},
      autocomplete: {},
      b: { pluginType: 'jit' },
      c: 3,
      d: {},
    }
    expect(paths(readCommands([packageOf(commands)]))).to.deep.equal(['d'])
  })

  it('takes the command of the first package that has it', () => {
    const packages = [packageOf({ a: { summary: 'Mine.' } }), packageOf({ a: { summary: 'Other.' }, b: {} })]
    const commands = readCommands(packages)
    expect(paths(commands)).to.deep.equal(['a', 'b'])
    expect(commands[0]?.description).to.equal('Mine.')
  })

  it('fills in the names in texts, and leaves no template behind', () => {
    const summary = 'See <%= config.bin %> <%= command.id %><%= flags.x %>.'
    const commands = readCommands([packageOf({ 'a:b': { summary } }, { topicSeparator: ' ' })])
    expect(commands[0]?.description).to.equal('See shop a b.')
  })
})
