import { expect } from 'chai'
import { execa } from 'execa'
import { mkdir, mkdtemp, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig, type Config } from '../../src/config.js'
import { openCore, type Core } from '../../src/core/open-core.js'
import { callTool } from '../../src/executor/call-tool.js'
import { callText } from '../support/call-text.js'

let dir: string

async function plugin(name: string, files: Readonly<Record<string, string | Buffer>>): Promise<void> {
  await mkdir(join(dir, name), { recursive: true })
  for (const [file, text] of Object.entries(files))
    await writeFile(join(dir, name, file), text, { mode: 0o755 })
}

/** A shell script that prints these bytes on --describe. */
async function describing(name: string, text: string | Buffer): Promise<void> {
  await plugin(name, {
    'cli.sh': '#!/bin/sh\nif [ "$1" = --describe ]; then cat contract; fi\n',
    contract: text,
  })
}

const contract = (...commands: unknown[]): string => JSON.stringify({ commands })

async function load(settings: Partial<Config> = {}): Promise<Core> {
  const core = openCore({ ...readConfig({ pluginsDirs: [dir] }), noCache: true, ...settings })
  await core.catalog.load()
  return core
}

const namesOf = async (core: Core): Promise<string[]> => (await core.catalog.list()).map(({ name }) => name)
const problemsOf = (core: Core, name: string): string[] =>
  core.catalog
    .problems()
    .filter((problem) => problem.plugin === name)
    .map(({ field, message }) => `${field ?? ''}: ${message}`)

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'smcp-test-'))
})

describe('a bad plugin', () => {
  it('costs only itself, whatever it prints', async () => {
    await describing('good', contract({ name: 'one' }))
    await describing(
      'proto',
      '{"commands": [{"name": "__proto__", "parameters": [{"name": "constructor"}]}]}',
    )
    await describing('twice', contract({ name: 'same' }, { name: 'same' }, { name: 'other' }))
    await describing('long', contract({ name: 'x'.repeat(200) }))
    await describing(
      'wrong',
      contract({ name: 'a', parameters: {} }, { name: 'b', parameters: [{ name: 'p', type: ['string'] }] }),
    )
    await describing(
      'utf8',
      Buffer.concat([
        Buffer.from('{"commands": [{"name": "one", "description": "'),
        Buffer.from([0xff, 0xfe]),
        Buffer.from('"}]}'),
      ]),
    )
    await describing('nul', '{"commands": [{"name": "a\\u0000b"}]}')
    await describing('list', '[1, 2]')
    await plugin('flood', { cli: '#!/bin/sh\n# \0\ncase "$1" in --help) yes;; esac\n' })
    const core = await load()
    const names = await namesOf(core)
    expect(names).to.include.members([
      'good__one',
      'proto____proto__',
      'twice__same',
      'twice__other',
      'utf8__one',
    ])
    expect(names.filter((name) => name.length > 64)).to.deep.equal([])
    expect(names.some((name) => name.startsWith('long__xxx'))).to.equal(true)
    expect(problemsOf(core, 'twice').join()).to.contain('appears twice')
    expect(problemsOf(core, 'wrong').join())
      .to.contain('commands[0].parameters')
      .and.contain('commands[1].parameters[0].type')
    expect(problemsOf(core, 'nul').join()).to.contain('commands[0].name')
    expect(problemsOf(core, 'flood').join()).to.contain('printed more than 1024 KiB')
    const context = { run: core.runner.run, limits: core.limits }
    await callTool(core.catalog, { name: 'proto____proto__', arguments: { constructor: 'x' } }, context)
  })

  it('has no half of a character in what clients are sent, which some refuse whole', async () => {
    await describing('half', String.raw`{"commands": [{"name": "one", "description": "a\ud800b"}]}`)
    await describing('long', contract({ name: 'one', description: `x${'😀'.repeat(5000)}` }))
    await plugin('prints', {
      'cli.sh': String.raw`#!/bin/sh
echo '{"a": "\ud800"}'
`,
      'smcp.json': String.raw`{"describe": {"contract_version": "2.0", "commands": [{"name": "go", "description": "\udc00", "outputSchema": {"type": "object"}}]}}`,
    })
    const core = await load()
    const context = { run: core.runner.run, limits: core.limits }
    const result = await callTool(core.catalog, { name: 'prints__go', arguments: {} }, context)
    expect(result).to.have.property('structuredContent').that.deep.equals({ a: '\ufffd' })
    const shown = (await core.catalog.list()).map(({ description }) => description)
    expect(shown).to.include('a\ufffdb')
    // As JSON writes half of a character.
    expect(JSON.stringify([shown, result])).to.not.match(/[^\\]\\ud[89a-f]/)
  })

  it('may have ten thousand commands', async () => {
    await describing(
      'many',
      contract(...Array.from({ length: 10_000 }, (_, index) => ({ name: `c${index}` }))),
    )
    expect(await namesOf(await load())).to.have.length(10_000)
  })

  it('costs only itself, whatever its folder is', async () => {
    await describing('good', contract({ name: 'one' }))
    await mkdir(join(dir, 'fifo'))
    await execa('mkfifo', [join(dir, 'fifo', 'cli.sh')])
    await symlink('loop', join(dir, 'loop'))
    await mkdir(join(dir, 'inner'))
    await symlink(join(dir, 'inner', 'cli.py'), join(dir, 'inner', 'cli.py'))
    await plugin('bad name', { 'cli.sh': 'echo --help\n' })
    await plugin('dangling', { 'smcp.json': '{"main": "nowhere.py"}' })
    const core = await load()
    expect(await namesOf(core)).to.deep.equal(['good__one'])
    expect(problemsOf(core, 'bad name').join()).to.contain("has a name that can't be part of a tool's name")
    expect(problemsOf(core, 'dangling').join()).to.contain('nowhere.py')
  })

  it('has a reference that leads nowhere named when it loads; the other commands are served', async () => {
    const withReference = (name: string, schema: object) => ({ name, parameters: [{ name: 'x', ...schema }] })
    await describing(
      'p',
      contract(
        { name: 'good' },
        withReference('direct', { $ref: '#/$defs/Foo' }),
        withReference('deep', { type: 'array', items: { not: { $ref: '#/$defs/Foo' } } }),
        withReference('remote', { type: 'object', additionalProperties: { $ref: 'https://example.com/x' } }),
        withReference('known', {
          type: 'object',
          properties: { y: { $ref: '#/properties/x/$defs/z' } },
          $defs: { z: { type: 'string' } },
        }),
        withReference('named', { type: 'object', properties: { $ref: { type: 'string' } } }),
      ),
    )
    const core = await load()
    expect(await namesOf(core)).to.deep.equal(['p__good', 'p__known', 'p__named'])
    expect(problemsOf(core, 'p')).to.deep.equal([
      'direct: refers to "#/$defs/Foo", which its schema does not contain',
      'deep: refers to "#/$defs/Foo", which its schema does not contain',
      'remote: refers to "https://example.com/x", which its schema does not contain',
    ])
  })

  it('has named when it loads what else of a schema can never be checked', async () => {
    const string = { type: 'string' }
    const withParameter = (name: string, schema: object) => ({ name, parameters: [{ name: 'x', ...schema }] })
    await describing(
      'p',
      contract(
        withParameter('good', { ...string, pattern: '^[a-z]+$', format: 'of-its-own' }),
        withParameter('pattern', { ...string, pattern: '(?i)abc' }),
        withParameter('names', { type: 'object', patternProperties: { '[': string } }),
        withParameter('doubled', {
          type: 'object',
          properties: { a: { ...string, $anchor: 'q' }, b: { ...string, $anchor: 'q' } },
        }),
        withParameter('waits', { ...string, $async: true }),
      ),
    )
    const core = await load()
    expect(await namesOf(core)).to.deep.equal(['p__good'])
    expect(problemsOf(core, 'p')).to.deep.equal([
      'pattern: has a pattern that JSON Schema does not allow: Invalid regular expression: /(?i)abc/u: Invalid group',
      'names: has a pattern that JSON Schema does not allow: Invalid regular expression: /[/u: Unterminated character class',
      'doubled: reference "#q" resolves to more than one schema',
      'waits: async schema in sync schema',
    ])
  })

  it('has its manifest named field by field', async () => {
    await plugin('p', { 'cli.sh': 'echo --help\n', 'smcp.json': '{"ask": "yes", "hid": [], "env": ["A-B"]}' })
    const problems = problemsOf(await load(), 'p').join('\n')
    expect(problems).to.contain('ask: "yes" is not a boolean').and.contain('hid: is not known')
  })
})

describe('what is served of a plugin', () => {
  beforeEach(async () => {
    const parameters = [{ name: 'size', type: 'integer', required: true }]
    await describing('p', contract({ name: 'show', parameters }, { name: 'drop-all' }, { name: 'drop-one' }))
  })

  it('is what its manifest leaves, by the names and with the defaults that it gives', async () => {
    await writeFile(
      join(dir, 'p', 'smcp.json'),
      JSON.stringify({
        hide: ['drop-*'],
        commands: {
          show: { name: 'view', description: 'Look.', defaults: { size: 7 } },
          gone: { title: 'x' },
        },
      }),
    )
    const core = await load()
    const [tool] = await core.catalog.list()
    expect(await namesOf(core)).to.deep.equal(['p__view'])
    expect(tool).to.deep.include({ description: 'Look.' })
    expect(tool?.inputSchema).not.to.have.property('required')
    expect(problemsOf(core, 'p').join()).to.contain('commands.gone: is not a command')
    await writeFile(join(dir, 'p', 'cli.sh'), 'echo "$@"\n')
    expect(await callText(core, 'p__view')).to.equal('show --size 7')
  })

  it('is what the settings include and do not exclude', async () => {
    expect(await namesOf(await load({ exclude: ['*__drop-*'] }))).to.deep.equal(['p__show'])
    expect(await namesOf(await load({ include: ['p__drop-*'], exclude: ['*-all'] }))).to.deep.equal([
      'p__drop-one',
    ])
  })

  it('has names as short as is asked, the same at every start', async () => {
    const [first] = await namesOf(await load({ toolNameMax: 16, include: ['*'] }))
    expect(first).to.equal('p__drop-all')
    await describing('a_plugin_with_a_name', contract({ name: 'and_a_command_with_another' }))
    const names = (await namesOf(await load({ toolNameMax: 24 }))).filter((name) => name.startsWith('a_'))
    expect(names).to.deep.equal(
      (await namesOf(await load({ toolNameMax: 24 }))).filter((name) => name.startsWith('a_')),
    )
    expect(names[0]).to.match(/^a_plugin_with_a_[0-9a-f]{8}$/)
  })

  it('gets of the environment what it declares, and the server’s own where it declares nothing', async () => {
    const environment = { PATH: process.env.PATH ?? '', SECRET: 's', OTHER: 'o', MCP_API_KEY: 'k' }
    const script =
      '#!/bin/sh\nif [ "$1" = --describe ]; then cat contract; else echo "$SECRET,$OTHER,$MINE,$MCP_API_KEY"; fi\n'
    await writeFile(join(dir, 'p', 'cli.sh'), script)
    const answer = async (): Promise<string> => callText(await load({ environment }), 'p__drop-one')
    expect(await answer()).to.equal('s,o,,')
    await writeFile(join(dir, 'p', 'smcp.json'), '{"env": ["SECRET"]}')
    expect(await answer()).to.equal('s,,,')
    await writeFile(join(dir, 'p', 'smcp.json'), '{"env": {"MINE": "<${OTHER}>"}}')
    expect(await answer()).to.equal(',,<o>,')
  })
})
