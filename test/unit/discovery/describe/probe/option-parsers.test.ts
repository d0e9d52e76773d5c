import { expect } from 'chai'
import { readdir } from 'node:fs/promises'
import { nodeModulesWith } from '../../../../support/node-packages.js'
import { probeNodeProgram } from './probe-program.js'

/** What each library is told of the same options. All spellings of each, and what it takes. */
const switchOption = 'isSwitch'
const programs: Readonly<
  Record<string, { packages: string[]; file: string; source: string; finds: Record<string, unknown> }>
> = {
  minimist: {
    packages: ['minimist@1.2.8'],
    file: 'cli.cjs',
    source:
      "require('minimist')(process.argv.slice(2), { boolean: ['dryRun', 'v'], string: 'out', alias: { out: ['o'], any: 'a' }, default: { depth: 3, maybe: true } })",
    finds: {
      '--dryRun': switchOption,
      '-v': switchOption,
      '--out -o': 'string',
      '--any -a': 'unknown',
      '--depth': 'number = 3',
      '--maybe': 'unknown',
    },
  },
  'yargs-parser': {
    packages: ['yargs-parser@22.0.0'],
    file: 'cli.mjs',
    source:
      "import parse from 'yargs-parser'\nparse(process.argv.slice(2), { boolean: ['dryRun'], count: ['v'], number: ['depth'], array: ['tag', { key: 'sizes', number: true }] })",
    finds: {
      '--dry-run --dryRun': switchOption,
      '--depth': 'number',
      '-v': 'isCount',
      '--tag': 'list of string',
      '--sizes': 'list of number',
    },
  },
  mri: {
    packages: ['mri@1.2.0'],
    file: 'cli.mjs',
    source:
      "import mri from 'mri'\nmri(process.argv.slice(2), { alias: { p: 'port' }, default: { port: 8080, quiet: false, host: 'here' } })",
    finds: { '-p --port': 'number = 8080', '--quiet': switchOption, '--host': 'string = here' },
  },
  getopts: {
    packages: ['getopts@2.3.0'],
    file: 'cli.cjs',
    source:
      "require('getopts')(process.argv.slice(2), { boolean: ['quiet'], string: ['out'], alias: { quiet: 'q' } })",
    finds: { '--quiet -q': switchOption, '--out': 'string' },
  },
  arg: {
    packages: ['arg@5.0.2'],
    file: 'cli.cjs',
    source:
      "const arg = require('arg')\narg({ '--out': String, '-o': '--out', '--depth': Number, '--tag': [String], '--quiet': Boolean, '--verbose': arg.COUNT })",
    finds: {
      '--out -o': 'string',
      '--depth': 'number',
      '--tag': 'list of string',
      '--quiet': switchOption,
      '--verbose': switchOption,
    },
  },
  nopt: {
    packages: ['nopt@8.1.0'],
    file: 'cli.cjs',
    source:
      "require('nopt')({ out: require('path'), level: ['low', 'high'], tag: [String, Array], quiet: Boolean, color: ['always', Boolean], depth: Number, shape: 'shape' }, { o: '--out', fast: ['--level', 'low'] })",
    finds: {
      '--out -o': 'string',
      '--level': 'low|high',
      '--tag': 'list of string',
      '--quiet': switchOption,
      '--color': 'unknown',
      '--depth': 'number',
      '--shape': 'string',
    },
  },
  'command-line-args': {
    packages: ['command-line-args@6.0.1'],
    file: 'cli.mjs',
    source:
      "import read from 'command-line-args'\nread([{ name: 'out', alias: 'o' }, { name: 'depth', type: Number, defaultValue: 2 }, { name: 'tag', multiple: true }, { name: 'quiet', type: Boolean }])",
    finds: {
      '--out -o': 'string',
      '--depth': 'number = 2',
      '--tag': 'list of string',
      '--quiet': switchOption,
    },
  },
  meow: {
    packages: ['meow@13.2.0'],
    file: 'cli.mjs',
    source:
      "import meow from 'meow'\nmeow('Usage: cli', { importMeta: import.meta, flags: { dryRun: { type: 'boolean', shortFlag: 'n' }, level: { type: 'string', choices: ['low', 'high'] }, tag: { type: 'string', isMultiple: true }, depth: { type: 'number', default: 3 }, cwd: { type: 'string', default: process.cwd() } } })",
    finds: {
      '--dry-run --dryRun -n': switchOption,
      '--level': 'low|high',
      '--tag': 'list of string',
      '--depth': 'number = 3',
      // It is another one in each call.
      '--cwd': 'string',
    },
  },
  parseArgs: {
    packages: ['mri@1.2.0'],
    file: 'cli.mjs',
    source:
      "import { parseArgs } from 'node:util'\nparseArgs({ options: { out: { type: 'string', short: 'o' }, tag: { type: 'string', multiple: true }, quiet: { type: 'boolean' } } })",
    finds: { '--out -o': 'string', '--tag': 'list of string', '--quiet': switchOption },
  },
}

describe('the probe of a Node program that has only its options parsed', function () {
  // The first run installs the packages.
  this.timeout(120_000)

  for (const [library, { packages, file, source, finds }] of Object.entries(programs))
    it(`reads what ${library} is told of them and runs nothing`, async () => {
      const work = "\n;(await import('node:fs')).writeFileSync('ran.txt', '')"
      const body = file.endsWith('.mjs')
        ? source + work
        : `${source}\nrequire('node:fs').writeFileSync('ran.txt', '')`
      const { dir, optionTypes, ends } = await probeNodeProgram(file, body, await nodeModulesWith(packages))
      expect(ends).to.deep.equal(['exited'])
      const found = optionTypes?.options.map(({ flags, parameter }) => [flags.join(' '), wordOf(parameter)])
      expect(Object.fromEntries(found ?? [])).to.deep.equal(finds)
      expect(await readdir(dir)).to.have.members(['node_modules', file])
    })

  it('reads nothing of a call by a library, or of other words', async () => {
    const source = [
      "require('./lib/node_modules/kit')",
      "require('minimist')(['--other'], { string: ['mine'] })",
    ].join('\n')
    const files = { 'package.json': '{}' }
    const nodeModules = await nodeModulesWith(['minimist@1.2.8'])
    const kit = "require('minimist')(process.argv.slice(2), { string: ['theirs'] })"
    const { optionTypes } = await probeNodeProgram('cli.cjs', source, nodeModules, {
      ...files,
      'lib/node_modules/kit/index.js': kit,
    })
    expect(optionTypes).to.equal(undefined)
  })

  it('leaves a program to the parser that knows its commands too', async () => {
    const source = [
      "import parse from 'yargs-parser'",
      "import yargs from 'yargs'",
      "parse(process.argv.slice(2), { string: ['config'] })",
      "yargs(process.argv.slice(2)).option('deep', { type: 'boolean' }).strict().parse()",
    ].join('\n')
    const { commands, optionTypes } = await probeNodeProgram(
      'cli.mjs',
      source,
      await nodeModulesWith(['yargs@18.2.0']),
    )
    expect(optionTypes).to.equal(undefined)
    expect(commands[0]?.parameters.map(({ flag }) => flag)).to.deep.equal(['--deep'])
  })
})

/** What a parameter takes, in a word. */
function wordOf(
  parameter: { schema: Readonly<Record<string, unknown>>; isSwitch?: boolean; isCount?: boolean } | undefined,
): string {
  if (parameter === undefined) return 'unknown'
  const { isSwitch, isCount, schema } = parameter
  if (isSwitch) return switchOption
  if (isCount) return 'isCount'
  if (schema.type === 'array') return `list of ${(schema.items as { type: string }).type}`
  const word = Array.isArray(schema.enum) ? schema.enum.join('|') : String(schema.type)
  return schema.default === undefined ? word : `${word} = ${schema.default as string | number}`
}
