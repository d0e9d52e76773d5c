import { expect } from 'chai'
import { mkdir, mkdtemp, readdir, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../../src/config.js'
import { openCore, type Core } from '../../src/core/open-core.js'
import { callText } from '../support/call-text.js'
import { nodeModulesWith } from '../support/node-packages.js'

/** Programs that print what reaches their commands. The first lines do work that asking must not do. */
const work = `
import { execSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
for (const act of [() => writeFileSync('at-import.txt', ''), () => execSync('touch by-shell.txt')])
  try { act() } catch {}
const show = (args, options) => console.log(JSON.stringify({ args, options }))
`
const programs: Readonly<Record<string, string>> = {
  commander: `
import { Argument, Command } from 'commander'
const received = (...all) => show(all.slice(0, -2), all.at(-1).optsWithGlobals())
const program = new Command('cli').description('Shows its arguments.').enablePositionalOptions()
program.option('-c, --config <file>', 'settings').option('--label <words...>', 'labels')
program.command('put')
  .addArgument(new Argument('<kind>').choices(['a', 'b']))
  .argument('[files...]')
  .option('-n, --number <n>', 'how many', (text) => parseInt(text, 10), 3)
  .option('--tag <tags...>', 'tags')
  .option('--colour [when]', 'colours')
  .option('--color', 'in color').option('--no-color', 'without')
  .option('--list <items>', 'with commas', (text) => text.split(','))
  .option('-v, --verbose', 'more', (_, times) => times + 1, 0)
  .requiredOption('-p <port>', 'short flag alone')
  .action(received)
program.command('run').argument('<command>').argument('[args...]').passThroughOptions().action(received)
async function main() {
  await program.parseAsync(process.argv)
  writeFileSync('after.txt', '')
}
if (process.argv.length > 2) await program.parseAsync()
else await main()
`,
  yargs: `
import yargs from 'yargs'
import { hideBin } from 'yargs/helpers'
const received = ({ _, $0, ...options }) => show(_, options)
await yargs(hideBin(process.argv))
  .option('config', { type: 'string', alias: 'c' })
  .command('put <kind> [files..]', 'Puts.', (inner) => inner
    .positional('kind', { choices: ['a', 'b'] })
    .positional('files', { type: 'string' })
    .option('number', { type: 'number' })
    .option('tag', { type: 'array', string: true })
    .option('pair', { nargs: 2, string: true })
    .option('color', { type: 'boolean', default: true })
    .option('verbose', { count: true })
    .option('p', { type: 'string', demandOption: true }), received)
  .command('db', 'Data.', (inner) => inner.command('load <file>', 'Loads.', {}, received).demandCommand(1))
  .parserConfiguration({ 'camel-case-expansion': false, 'strip-aliased': true })
  .strict()
  .parseAsync()
`,
  cac: `
import { cac } from 'cac'
const cli = cac('cli')
cli.option('-c, --config <file>', 'settings')
const received = (...all) => show(all.slice(0, -1), all.at(-1))
cli.command('put <kind> [...files]', 'Puts.')
  .option('--number <n>', 'how many')
  .option('--tag <tag>', 'tags', { type: [String] })
  .option('--colour [when]', 'colours')
  .option('--color', 'in color', { default: true })
  .action(received)
cli.help()
cli.parse()
`,
  citty: `
import { defineCommand, runMain } from 'citty'
await runMain(defineCommand({
  meta: { name: 'cli' },
  args: { config: { type: 'string' } },
  setup: ({ args }) => console.error(JSON.stringify(args.config)),
  subCommands: {
    put: () => Promise.resolve({
      args: {
        kind: { type: 'positional' },
        file: { type: 'positional', required: false },
        number: { type: 'string', alias: 'n' },
        color: { type: 'boolean', default: true },
        loud: { type: 'boolean' },
      },
      run: ({ args: { _, kind, file, number, color, loud } }) => show(_, { kind, file, number, color, loud }),
    }),
  },
}))
`,
}

for (const askSandbox of ['auto', 'never'] as const) {
  describe(`the parser of a Node program, ${askSandbox === 'auto' ? 'in a sandbox where there is one' : 'without a sandbox'}`, function () {
    this.timeout(120_000)
    let dir: string
    let core: Core
    const call = async (name: string, args: Record<string, unknown>): Promise<unknown> =>
      JSON.parse(await callText(core, name, args)) as unknown

    before(async () => {
      const nodeModules = await nodeModulesWith([
        'commander@14.0.3',
        'yargs@18.2.0',
        'cac@7.1.0',
        'citty@0.2.2',
      ])
      dir = await mkdtemp(join(tmpdir(), 'smcp-test-'))
      for (const [name, text] of Object.entries(programs)) {
        await mkdir(join(dir, name))
        await writeFile(join(dir, name, 'cli.mjs'), work + text)
        await symlink(nodeModules, join(dir, name, 'node_modules'))
      }
      core = openCore({ ...readConfig({ pluginsDirs: [dir] }), askSandbox, noCache: true })
      await core.catalog.load()
    })
    after(() => {
      core.close()
    })

    it('gives its tools, and nothing of it runs', async () => {
      for (const { name, source } of core.catalog.plugins()) {
        expect(source, name).to.equal('parser')
        expect(await readdir(join(dir, name))).to.have.members(['cli.mjs', 'node_modules'])
      }
    })

    it('gives commander what was meant', async () => {
      const put = (args: Record<string, unknown>): Promise<unknown> =>
        call('commander__put', { p: '1', ...args })
      expect(await put({ kind: 'a' })).to.deep.equal({
        args: ['a', []],
        options: { number: 3, verbose: 0, p: '1' },
      })
      expect(
        await put({
          kind: 'b',
          files: ['-x', '--', 'put'],
          number: -5,
          tag: ['x', 'y'],
          label: ['put', '-l'],
          config: 'put',
          colour: 'auto',
          color: false,
          list: ['1', '2'],
          verbose: 2,
          p: '-80',
        }),
      ).to.deep.equal({
        args: ['b', ['-x', '--', 'put']],
        options: {
          number: -5,
          tag: ['x', 'y'],
          label: ['put', '-l'],
          config: 'put',
          colour: 'auto',
          color: false,
          list: ['1', '2'],
          verbose: 2,
          p: '-80',
        },
      })
      expect(await put({ kind: 'a', tag: ['-t', 'u'], colour: '-c' })).to.deep.include({
        options: { number: 3, verbose: 0, tag: ['-t', 'u'], colour: '-c', p: '1' },
      })
      expect(await call('commander__run', { command: 'ls', args: ['-l', '--config', 'x'] })).to.deep.equal({
        args: ['ls', ['-l', '--config', 'x']],
        options: {},
      })
    })

    it('gives yargs what was meant, and refuses what it would misread', async () => {
      expect(await call('yargs__put', { kind: 'a', p: '007' })).to.deep.equal({
        args: ['put'],
        options: { kind: 'a', files: [], p: '007', color: true, verbose: 0 },
      })
      expect(
        await call('yargs__put', {
          kind: 'b',
          files: ['-1', 'put', '7'],
          number: -5,
          tag: ['x', 'y'],
          pair: ['1', '2'],
          color: false,
          verbose: 2,
          config: '-c',
          p: '-80',
        }),
      ).to.deep.equal({
        args: ['put'],
        options: {
          kind: 'b',
          files: ['-1', 'put', '7'],
          number: -5,
          tag: ['x', 'y'],
          pair: ['1', '2'],
          color: false,
          verbose: 2,
          config: '-c',
          p: '-80',
        },
      })
      expect(await call('yargs__db_load', { file: 'x', config: 'y' })).to.deep.equal({
        args: ['db', 'load'],
        options: { config: 'y', file: 'x' },
      })
      const error = await call('yargs__db_load', { file: '--x' }).catch((reason: unknown) => reason)
      expect(String(error)).to.contain('would be read as an option')
    })

    it('gives cac what was meant, and refuses what it would misread', async () => {
      expect(await call('cac__put', { kind: 'a' })).to.deep.equal({
        args: ['a', []],
        options: { '--': [], color: true },
      })
      const given = { number: '-5', tag: ['x', '-y'], colour: 'auto', color: false, config: 'put' }
      expect(await call('cac__put', { kind: 'a', files: ['b', 'put'], ...given })).to.deep.equal({
        args: ['a', ['b', 'put']],
        options: {
          '--': [],
          number: -5,
          tag: ['x', '-y'],
          colour: 'auto',
          color: false,
          c: 'put',
          config: 'put',
        },
      })
      expect(await call('cac__put', { kind: 'a', colour: 'true' })).to.deep.equal({
        args: ['a', []],
        options: { '--': [], colour: true, color: true },
      })
      const error = await call('cac__put', { kind: '-a' }).catch((reason: unknown) => reason)
      expect(String(error)).to.contain('would be read as an option')
    })

    it('gives citty what was meant', async () => {
      expect(await call('citty__put', { kind: 'a' })).to.deep.equal({
        args: ['a'],
        options: { kind: 'a', color: true },
      })
      expect(
        await call('citty__put', {
          kind: '-a',
          file: '--b',
          number: '-5',
          color: false,
          loud: true,
          config: 'x',
        }),
      ).to.deep.equal({
        args: ['-a', '--b'],
        options: { kind: '-a', file: '--b', number: '-5', color: false, loud: true },
      })
    })

    it('gives yargs and cac what was meant also where their help describes them', async () => {
      const byHelp = openCore(
        { ...readConfig({ pluginsDirs: [dir] }), askSandbox, noCache: true },
        { describe: { source: 'help', ask: true } },
      )
      await byHelp.catalog.load()
      const given = { kind: 'a', files: ['b', 'c'], tag: ['x', 'y'] }
      expect(JSON.parse(await callText(byHelp, 'yargs__put', { ...given, p: '1' }))).to.deep.equal({
        args: ['put'],
        options: { ...given, p: '1', color: true, verbose: 0 },
      })
      expect(JSON.parse(await callText(byHelp, 'cac__put', { kind: 'a', files: ['b', 'c'] }))).to.deep.equal({
        args: ['a', ['b', 'c']],
        options: { '--': [], color: true },
      })
      byHelp.close()
    })
  })
}

describe('a Node program that works before it parses', function () {
  this.timeout(120_000)

  it('changes nothing, says why it is not described, and is not asked for its help without a sandbox', async () => {
    const nodeModules = await nodeModulesWith(['commander@14.0.3'])
    const dir = await mkdtemp(join(tmpdir(), 'smcp-test-'))
    const works: Readonly<Record<string, string>> = {
      writes: "import { writeFileSync } from 'node:fs'\nwriteFileSync('at-import.txt', '')\n",
      spawns: "import { execSync } from 'node:child_process'\nexecSync('touch by-shell.txt')\n",
      connects: "await fetch('http://127.0.0.1:8099/')\n",
      gives_up:
        "import { mkdirSync } from 'node:fs'\ntry { mkdirSync('made') } catch (error) { console.error(error); process.exit(1) }\n",
    }
    for (const [name, text] of Object.entries(works)) {
      await mkdir(join(dir, name))
      const parse = "import { program } from 'commander'\nprogram.option('--x').parse()\n"
      await writeFile(join(dir, name, 'cli.mjs'), text + parse)
      await symlink(nodeModules, join(dir, name, 'node_modules'))
    }
    const core = openCore({ ...readConfig({ pluginsDirs: [dir] }), askSandbox: 'never', noCache: true })
    await core.catalog.load()
    const said = (name: string): string =>
      core.catalog
        .problems()
        .flatMap(({ plugin, message }) => (plugin === name ? [message] : []))
        .join('\n')
    for (const [name, act] of [
      ['writes', 'fs.writeFileSync'],
      ['spawns', 'child_process.execSync'],
      ['connects', 'net.connect'],
      ['gives_up', 'fs.mkdirSync'],
    ] as const) {
      expect(said(name), name).to.contain(`it ended when ${act} was refused`)
      expect(await readdir(join(dir, name))).to.have.members(['cli.mjs', 'node_modules'])
    }
  })
})
