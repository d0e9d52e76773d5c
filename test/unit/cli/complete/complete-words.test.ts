import { expect } from 'chai'
import { completeWords } from '../../../../src/cli/complete/complete-words.js'
import type { ShellFacts } from '../../../../src/cli/complete/shell-facts.js'

const option = { type: 'option' }
const facts: ShellFacts = {
  commands: {
    serve: {
      summary: 'Serve.',
      args: {},
      flags: {
        port: { ...option, char: 'p' },
        json: { type: 'boolean' },
        sandbox: option,
        log: { ...option, char: 'l', options: ['info', 'warn'] },
      },
    },
    'tools:call': { args: { tool: {} }, flags: { args: option, header: { ...option, multiple: true } } },
    'tools:list': { args: {}, flags: { plugin: option, source: { ...option, options: ['help', 'none'] } } },
    'plugin:test': { args: { plugin: {} }, flags: { call: option } },
    completion: { args: { shell: { options: ['bash', 'zsh'] } }, flags: {} },
    connect: { args: { client: {} }, flags: {} },
    config: { args: { name: {} }, flags: {} },
    'keys:add': { args: { name: {} }, flags: { tools: { ...option, multiple: true }, profile: option } },
  },
  topics: { tools: 'Tools.', plugin: 'Plugins.' },
  named: (kind) =>
    Promise.resolve({ client: ['cursor', 'codex'], setting: ['port'], profile: ['desk', 'ops'] }[kind]),
  choices: (flag) => (flag === 'sandbox' ? ['none', 'strict'] : undefined),
  plugins: () => ['garden', 'echo'],
  tools: () =>
    Promise.resolve([
      {
        name: 'garden__plant',
        plugin: 'garden',
        command: 'plant',
        description: 'Plant.',
        parameters: [
          { name: 'kind', description: 'Which.', values: ['rose', 'oak'], isList: false },
          { name: 'rows', description: undefined, values: [], isList: true },
        ],
      },
    ]),
}
const words = async (...typed: string[]) => (await completeWords(typed, facts)).map(({ word }) => word)

describe('completeWords', () => {
  it('knows commands and topics, and what they are for', async () => {
    expect(await words('')).to.deep.equal([
      'serve',
      'tools',
      'plugin',
      'completion',
      'connect',
      'config',
      'keys',
    ])
    expect(await words('tools', 'c')).to.deep.equal(['call'])
    expect(await words('help', 'tools', '')).to.deep.equal(['call', 'list'])
    expect(await completeWords(['to'], facts)).to.deep.equal([{ word: 'tools', description: 'Tools.' }])
  })

  it('knows the flags of a command that are not given yet', async () => {
    expect(await words('serve', '--')).to.deep.equal(['--port', '--json', '--sandbox', '--log'])
    expect(await words('serve', '--json', '--')).to.deep.equal(['--port', '--sandbox', '--log'])
    expect(await words('tools', 'call', 'x', '--header', 'a: b', '--h')).to.deep.equal(['--header'])
  })

  it('knows the values of a flag, and of an argument', async () => {
    expect(await words('tools', 'list', '--source', '')).to.deep.equal(['help', 'none'])
    expect(await words('tools', 'list', '--plugin', 'g')).to.deep.equal(['garden'])
    expect(await words('completion', 'z')).to.deep.equal(['zsh'])
    expect(await words('serve', '--sandbox', 's')).to.deep.equal(['strict'])
    expect(await words('serve', '-p', '')).to.deep.equal([])
  })

  it('knows clients, settings and profiles, and tools where globs of them are given', async () => {
    expect(await words('connect', 'c')).to.deep.equal(['cursor', 'codex'])
    expect(await words('connect', 'cursor', '')).to.deep.equal([])
    expect(await words('config', '')).to.deep.equal(['port'])
    expect(await words('keys', 'add', 'me', '--profile', 'o')).to.deep.equal(['ops'])
    expect(await words('keys', 'add', 'me', '--tools', 'gar')).to.deep.equal(['garden__plant'])
    expect(await words('keys', 'add', '')).to.deep.equal([])
  })

  it('knows the values of a flag in one word with it', async () => {
    expect(await words('tools', 'list', '--source=')).to.deep.equal(['--source=help', '--source=none'])
    expect(await words('tools', 'list', '--plugin=g')).to.deep.equal(['--plugin=garden'])
    expect(await words('plugin', 'test', 'garden', '--call=')).to.deep.equal(['--call=plant'])
    expect(await words('plugin', 'test', 'garden', '--call=plant', 'k')).to.deep.equal(['kind='])
    expect(await words('serve', '--port=1', '--')).to.deep.equal(['--json', '--sandbox', '--log'])
    expect(await words('serve', '--json=')).to.deep.equal([])
    expect(await words('serve', '--away=')).to.deep.equal([])
    expect(await words('serve', '-lw')).to.deep.equal(['-lwarn'])
  })

  it('knows plugins, their commands and tools', async () => {
    expect(await words('plugin', 'test', '')).to.deep.equal(['garden', 'echo'])
    expect(await words('plugin', 'test', 'garden', '--call', '')).to.deep.equal(['plant'])
    expect(await words('tools', 'call', 'ga')).to.deep.equal(['garden__plant'])
    expect(await words('tools', 'call', '--args', '{}', 'ga')).to.deep.equal(['garden__plant'])
  })

  it('knows the parameters of a tool that are not given yet, and their values', async () => {
    expect(await words('tools', 'call', 'garden__plant', '')).to.deep.equal(['kind=', 'rows='])
    expect(await words('tools', 'call', 'garden__plant', 'rows=1', 'kind:="oak"', '')).to.deep.equal([
      'rows=',
    ])
    expect(await words('tools', 'call', 'garden__plant', 'kind=r')).to.deep.equal(['kind=rose'])
    expect(await words('tools', 'call', 'other__tool', '')).to.deep.equal([])
    expect(await words('plugin', 'test', 'garden', '--call', 'plant', 'rows=1', '')).to.deep.equal([
      'kind=',
      'rows=',
    ])
    expect(await words('plugin', 'test', 'echo', '--call', 'plant', '')).to.deep.equal([])
    expect(await words('plugin', 'test', 'garden', 'plant', '')).to.deep.equal([])
  })
})
