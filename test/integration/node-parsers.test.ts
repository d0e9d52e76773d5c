import { expect } from 'chai'
import { mkdir, mkdtemp, readdir, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../../src/config.js'
import { openCore, type Core } from '../../src/core/open-core.js'
import { callText } from '../support/call-text.js'
import { nodeModulesWith } from '../support/node-packages.js'

/** Programs that print what reaches their commands. The first lines do work that asking must not do. */
const programs: Readonly<Record<string, string>> = {
  'commander/cli.mjs': `
import { execSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { Argument, Command, Option } from 'commander'
for (const act of [() => writeFileSync('at-import.txt', ''), () => execSync('touch by-shell.txt')])
  try { act() } catch {}
const show = (...all) => console.log(JSON.stringify({ args: all.slice(0, -2), options: all.at(-1).optsWithGlobals() }))
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
  .action(show)
program.command('run').argument('<command>').argument('[args...]').passThroughOptions().action(show)
async function main() {
  await program.parseAsync(process.argv)
  writeFileSync('after.txt', '')
}
if (process.argv.length > 2) await program.parseAsync()
else await main()
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
      const nodeModules = await nodeModulesWith(['commander@14.0.3'])
      dir = await mkdtemp(join(tmpdir(), 'smcp-test-'))
      for (const [path, text] of Object.entries(programs)) {
        await mkdir(join(dir, path, '..'), { recursive: true })
        await writeFile(join(dir, path), text)
        await symlink(nodeModules, join(dir, path, '..', 'node_modules'))
      }
      core = openCore({ ...readConfig({ pluginsDirs: [dir] }), askSandbox, noCache: true })
      await core.catalog.load()
    })

    it('gives its tools, and nothing of it runs', async () => {
      expect(core.catalog.plugins().map(({ name, source }) => [name, source])).to.deep.equal([
        ['commander', 'parser'],
      ])
      expect(await readdir(join(dir, 'commander'))).to.have.members(['cli.mjs', 'node_modules'])
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
  })
}
