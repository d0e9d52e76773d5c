import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect } from 'chai'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../../src/config.js'
import { makeOutput } from '../support/make-output.js'
import { makePlugin } from '../support/make-plugin.js'
import { makeOclifPackage } from '../support/oclif-program.js'
import { openCore } from '../../src/core/open-core.js'
import type { ToolAnnotations } from '../../src/discovery/annotations.js'
import { Answers, type KeptAnswer } from '../../src/discovery/describe/answers.js'
import type { Offers, ShownPrompt, ShownResource, ShownTemplate } from '../../src/discovery/offers.js'
import {
  sources,
  type Command,
  type Description,
  type Parameter,
  type Problem,
} from '../../src/discovery/tool.js'

/** Whoever changes the schema raises the format with it, and writes both here. */
const shape = { format: 25, digest: 'e2f809303410ef4c' }

/** Fields by their type: a new one does not compile until it is here. */
const fields: {
  readonly description: Readonly<Record<keyof Description, true>>
  readonly command: Readonly<Record<keyof Command, true>>
  readonly parameter: Readonly<Record<keyof Parameter, true>>
  readonly offers: Readonly<Record<keyof Offers<Command>, true>>
  readonly shown: Readonly<Record<keyof ShownResource | keyof ShownTemplate | keyof ShownPrompt, true>>
  readonly problem: Readonly<Record<keyof Problem, true>>
  readonly annotations: Readonly<Record<keyof ToolAnnotations, true>>
  readonly answer: Readonly<Record<keyof KeptAnswer, true>>
} = {
  description: {
    source: true,
    contract: true,
    prefix: true,
    about: true,
    commands: true,
    offers: true,
    problems: true,
    files: true,
    wasAsked: true,
    worked: true,
  },
  command: {
    name: true,
    path: true,
    title: true,
    description: true,
    annotations: true,
    parameters: true,
    doubts: true,
    icons: true,
    meta: true,
    inputSchema: true,
    outputSchema: true,
    output: true,
    isInteractive: true,
    isLongRunning: true,
    task: true,
    ask: true,
    isJob: true,
    takesDoubleDash: true,
    takesDoubleDashInGroups: true,
    dropsDoubleDash: true,
    takesNegativeNumbers: true,
    optionPrefixes: true,
    filePrefixes: true,
  },
  parameter: {
    name: true,
    required: true,
    schema: true,
    source: true,
    spelledBy: true,
    completedBy: true,
    flag: true,
    positional: true,
    isSwitch: true,
    negation: true,
    isCount: true,
    isJoined: true,
    isOneWord: true,
    joinedBy: true,
    bareValue: true,
    list: true,
    each: true,
    isRaw: true,
    sentDefault: true,
    depth: true,
    isInherited: true,
    variable: true,
    isSecret: true,
  },
  offers: { resources: true, templates: true, prompts: true },
  shown: {
    uri: true,
    uriTemplate: true,
    name: true,
    title: true,
    description: true,
    mimeType: true,
    annotations: true,
    size: true,
    arguments: true,
    icons: true,
    _meta: true,
  },
  problem: { plugin: true, file: true, field: true, message: true, severity: true },
  annotations: {
    title: true,
    readOnlyHint: true,
    destructiveHint: true,
    idempotentHint: true,
    openWorldHint: true,
  },
  answer: { argv: true, exitCode: true, signal: true, stdout: true, stderr: true },
}

const contract = {
  plugin: { prefix: 'c_', description: 'Goes there.' },
  commands: [
    { name: 'go', parameters: [{ name: 'to', type: 'string', required: true }] },
    { name: 'bad name' },
  ],
}
const offers = {
  contract_version: '2.0',
  commands: [],
  resources: [
    {
      uri: 'x://a',
      name: 'a',
      title: 'A',
      mimeType: 'text/plain',
      size: 1,
      icons: [{ src: 'x:' }],
      file: 'a.txt',
    },
    { uri: 'x://b', name: 'b', annotations: { priority: 1 }, _meta: { b: 1 }, command: 'b' },
  ],
  resourceTemplates: [{ uriTemplate: 'x://c/{id}', name: 'c', command: 'c', complete: { id: ['1'] } }],
  prompts: [
    { name: 'd', text: '{e}', arguments: [{ name: 'e', required: true, complete: { command: 'f' } }] },
    { name: 'g', description: 'G.', command: 'g', interactive: true },
  ],
}
const parser = `
import argparse
parser = argparse.ArgumentParser(fromfile_prefix_chars="@", prefix_chars="-+")
parser.add_argument("--level", required=True)
commands = parser.add_subparsers()
load = commands.add_parser("load", help="Load files.")
load.add_argument("files", nargs="+")
load.add_argument("-v", action="count")
load.add_argument("--size", type=int, nargs=2)
load.add_argument("--pair", action="append", nargs=2)
load.add_argument("--when", nargs="?", const="now")
load.add_argument("--force", action="store_true", dest="force")
load.add_argument("--no-force", action="store_false", dest="force")
parser.parse_args()
`
const help = `usage: cli.sh [-h] [--dry-run] name

Says more.

positional arguments:
  name        whom

options:
  -h, --help  show this help message and exit
  --dry-run   only look
`
/** A plugin of each way to be described, and of each way to fail. */
const plugins: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  contract: {
    'cli.sh': `#!/bin/sh\nif [ "$1" = --describe ]; then echo '${JSON.stringify(contract)}'; fi\n`,
    'smcp.json': JSON.stringify({
      commands: {
        go: { title: 'Go', annotations: { readOnlyHint: true }, defaults: { to: { any: 1 } } },
      },
    }),
  },
  offers: { 'cli.sh': `#!/bin/sh\nif [ "$1" = --describe ]; then echo '${JSON.stringify(offers)}'; fi\n` },
  parser: { 'cli.py': parser },
  help: { 'cli.sh': `#!/bin/sh\ncase "$1" in --help) cat <<'END'\n${help}END\n;; esac\n` },
  silent: { 'cli.sh': '#!/bin/sh\ncase "$1" in --help) exit 1;; esac\n' },
  not_asked: { 'cli.sh': '#!/bin/sh\nrm -rf "$1"\n' },
  broken: { 'cli.py': 'import argparse\nthis is no Python\n' },
  works: { 'cli.py': 'import argparse\nopen("made.txt", "w")\nargparse.ArgumentParser().parse_args()\n' },
}

/** What these tests look at of an entry; the schema knows the rest. */
interface Entry {
  readonly plugin: string
  readonly description: Description
}

/** Programs that files of their packages describe, by the names of their plugins. */
async function installPrograms(root: string): Promise<Readonly<Record<string, string>>> {
  const go = {
    description: 'Goes.',
    args: {},
    flags: { to: { name: 'to', type: 'option', options: ['a', 'b'] } },
  }
  const packaged = await makeOclifPackage(join(root, 'node_modules'), 'packaged', { commands: { go } })
  const paged = join(root, 'bin/paged')
  const page = '.SH NAME\npaged \\- go\n.SH OPTIONS\n.TP\n\\-b \\fIaddress\\fR\nBind to it.\n'
  await mkdir(join(root, 'share/man/man1'), { recursive: true })
  await mkdir(join(root, 'bin'))
  await writeFile(join(root, 'share/man/man1/paged.1'), page)
  await writeFile(paged, '#!/bin/sh\n', { mode: 0o755 })
  return { packaged, paged }
}

/** What a load of all these leaves on disk. */
async function entriesOfRealPlugins(): Promise<Entry[]> {
  const root = await mkdtemp(join(tmpdir(), 'smcp-test-'))
  for (const [plugin, files] of Object.entries(plugins)) {
    await mkdir(join(root, 'plugins', plugin), { recursive: true })
    for (const [name, text] of Object.entries(files))
      await writeFile(join(root, 'plugins', plugin, name), text)
  }
  for (const [plugin, program] of Object.entries(await installPrograms(root))) {
    await mkdir(join(root, 'plugins', plugin))
    await symlink(program, join(root, 'plugins', plugin, 'cli'))
    await writeFile(join(root, 'plugins', plugin, 'smcp.json'), '{"ask": true}')
  }
  const config = readConfig({ pluginsDirs: [join(root, 'plugins')] })
  const cacheDir = join(root, 'cache')
  await openCore({ ...config, noCache: false, askSandbox: 'never', cacheDir }).catalog.load()
  const dir = join(cacheDir, 'descriptions')
  const texts = await Promise.all((await readdir(dir)).map((name) => readFile(join(dir, name), 'utf8')))
  return texts.map((text) => JSON.parse(text.slice(text.indexOf('\n'))) as Entry)
}

describe('the format of descriptions', () => {
  const schema = JSON.parse(
    readFileSync(new URL('../../docs/description.schema.json', import.meta.url), 'utf8'),
  ) as {
    properties: { format: { const: number } }
    $defs: Record<string, { properties: Record<string, unknown> }>
  }
  const validate = new Ajv2020({ strict: true, allErrors: true }).compile(schema)
  let entries: Entry[]

  before(async () => {
    entries = await entriesOfRealPlugins()
  })

  it('is that of every entry that a real load writes', () => {
    for (const entry of entries) {
      validate(entry)
      expect(validate.errors ?? [], JSON.stringify(entry)).to.deep.equal([])
    }
    const found = Object.fromEntries(entries.map(({ plugin, description }) => [plugin, description]))
    expect(found).to.have.all.keys([...Object.keys(plugins), 'packaged', 'paged'])
    expect(Object.values(found).map(({ source }) => source)).to.include.members(sources)
    expect(found.contract!.problems).not.to.be.empty
    expect(found.offers!.problems).to.be.empty
    expect(Object.values(found.offers!.offers!).map(({ length }) => length as number)).to.deep.equal([
      2, 1, 2,
    ])
    expect(found.broken!.commands).to.be.empty
    expect(found.works!.worked).to.contain('when open was refused')
  })

  it('is that of an entry that lacks answers, with those that are there', () => {
    const { launch } = makePlugin()
    const answers = new Answers()
    answers.add(launch, ['--help'], makeOutput({ stdout: 'usage: cli.sh' }))
    answers.add(launch, ['go', '--help'], makeOutput({ exitCode: undefined, signal: 'SIGSEGV' }))
    const kept = JSON.parse(JSON.stringify(answers.kept())) as object[]
    expect(kept).to.have.length(2)
    validate({ ...entries[0], answers: kept })
    expect(validate.errors ?? []).to.deep.equal([])
    expect(validate({ ...entries[0], answers: [{ ...kept[0], more: true }] })).to.equal(false)
  })

  it('has no room for a field that it does not name', () => {
    const [entry] = entries.filter(({ plugin }) => plugin === 'contract')
    const { description } = entry!
    const [command] = description.commands
    const [parameter] = command!.parameters
    const [problem] = description.problems
    const more = { more: true }
    const withCommand = (changed: object): object => ({ ...description, commands: [changed] })
    expect(validate(entry)).to.equal(true)
    expect(validate({ ...entry, ...more })).to.equal(false)
    for (const changed of [
      { ...description, ...more },
      { ...description, problems: [{ ...problem, ...more }] },
      withCommand({ ...command, ...more }),
      withCommand({ ...command, annotations: { ...command!.annotations, ...more } }),
      withCommand({ ...command, parameters: [{ ...parameter, ...more }] }),
    ])
      expect(validate({ ...entry, description: changed }), JSON.stringify(changed)).to.equal(false)
  })

  it('names every field that a description may have', () => {
    for (const [name, known] of Object.entries(fields))
      expect(Object.keys(schema.$defs[name]!.properties), name).to.have.members(Object.keys(known))
  })

  it('has another number with every change', () => {
    const digest = createHash('sha256').update(JSON.stringify(schema)).digest('hex').slice(0, 16)
    expect({ format: schema.properties.format.const, digest }).to.deep.equal(shape)
  })
})
