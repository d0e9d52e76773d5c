import { expect } from 'chai'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { nodeModulesWith } from '../../../../support/node-packages.js'
import { probeNodeProgram } from './probe-program.js'

// NAME.json has the commands of the program NAME, with every version of the library.
const fixtures = fileURLToPath(new URL('../../../../fixtures/probe/node/', import.meta.url))
const versions: Readonly<Record<string, readonly string[]>> = {
  'cac.mjs': ['cac@6.7.14', 'cac@7.1.0'],
  'citty.mjs': ['citty@0.1.6', 'citty@0.2.2'],
  'commander.cjs': ['commander@2.20.3', 'commander@4.1.1', 'commander@7.2.0', 'commander@14.0.3'],
  'commander-newer.mjs': ['commander@9.5.0', 'commander@12.1.0', 'commander@14.0.3', 'commander@15.1.0'],
  'yargs.cjs': ['yargs@15.4.1', 'yargs@16.2.2', 'yargs@17.7.3', 'yargs@18.2.0'],
  'yargs-called.cjs': ['yargs@15.4.1', 'yargs@16.2.2', 'yargs@17.7.3', 'yargs@18.2.0'],
  'yargs-newer.mjs': ['yargs@17.7.3', 'yargs@18.2.0'],
}

describe('the probe of a Node program', function () {
  // The first run installs the packages.
  this.timeout(120_000)

  for (const [file, packages] of Object.entries(versions)) {
    for (const library of packages)
      it(`reads ${file} with ${library} and runs nothing`, async () => {
        const nodeModules = await nodeModulesWith([library])
        const source = await readFile(fixtures + file, 'utf8')
        const { dir, description, ends } = await probeNodeProgram(file, source, nodeModules)
        expect(ends).to.deep.equal(['exited'])
        expect(description?.commands).to.deep.equal(
          JSON.parse(await readFile(fixtures + file.replace(/\.\w+$/, '.json'), 'utf8')),
        )
        // The others have no place for it.
        if (/commander|citty/.test(file)) expect(description?.about).to.match(/^hive keeps bees/)
        expect(await readdir(dir)).to.have.members(['node_modules', file])
      })
  }

  for (const library of ['commander@2.20.3', 'commander@4.1.1', 'commander@14.0.3'])
    it(`reads a program without commands, with ${library}`, async () => {
      const source = [
        "const { writeFileSync } = require('node:fs')",
        "const { program = require('commander') } = require('commander')",
        "program.option('-b, --bees <number>', 'how many').parse(process.argv)",
        "writeFileSync('ran.txt', '')",
      ]
      const nodeModules = await nodeModulesWith([library])
      const { dir, commands } = await probeNodeProgram('cli.cjs', source.join('\n'), nodeModules)
      expect(commands.map(({ parameters }) => parameters.map(({ flag }) => flag))).to.deep.equal([['--bees']])
      expect(await readdir(dir)).to.have.members(['node_modules', 'cli.cjs'])
    })

  for (const library of ['yargs@15.4.1', 'yargs@17.7.3'])
    it(`takes words that the usage shows bare, or that nothing tells of, with ${library}`, async () => {
      const nodeModules = await nodeModulesWith([library])
      const namesOf = async (set: string): Promise<string[]> => {
        const source = `require('yargs')${set}.option('wax', { type: 'boolean' }).argv`
        const { commands } = await probeNodeProgram('cli.cjs', source, nodeModules)
        return commands.flatMap(({ parameters }) => parameters.map(({ name }) => name))
      }
      for (const set of ['', ".usage('\\nUsage: $0 [-w] [-n number] text\\n\\nSays it.')"])
        expect(await namesOf(set), set).to.deep.equal(['wax', 'args'])
      for (const set of ['.strict()', ".usage('Usage: $0 [options]')", ".usage('$0 [-w] [-n number]')"])
        expect(await namesOf(set), set).to.deep.equal(['wax'])
    })

  it('passes all on to a program that has yargs only parse its words', async () => {
    const nodeModules = await nodeModulesWith(['yargs@17.7.3'])
    const source = "const { dry, _ } = require('yargs')(process.argv.slice(2)).argv"
    const { commands } = await probeNodeProgram('cli.cjs', source, nodeModules)
    expect(commands[0]?.parameters.map(({ name, isRaw }) => [name, isRaw])).to.deep.equal([['args', true]])
  })

  for (const library of ['commander@2.20.3', 'commander@14.0.3'])
    it(`reads a program with ${library} under another name`, async () => {
      const nodeModules = await nodeModulesWith([library])
      const files = await textsIn(join(nodeModules, 'commander'))
      const source = await readFile(fixtures + 'commander.cjs', 'utf8')
      const renamed = source.replace("require('commander')", "require('./kit')")
      expect(renamed).not.to.equal(source)
      const kit = Object.entries(files).map(([name, text]) => [join('kit', name), text] as const)
      const { description } = await probeNodeProgram(
        'commander.cjs',
        renamed,
        nodeModules,
        Object.fromEntries(kit),
      )
      expect(description?.commands).to.deep.equal(
        JSON.parse(await readFile(fixtures + 'commander.json', 'utf8')),
      )
    })
})

/** The scripts of a package, by their paths in it. */
async function textsIn(dir: string): Promise<Record<string, string>> {
  const names = (await readdir(dir, { recursive: true })).filter((name) =>
    /\.c?js$|package\.json$/.test(name),
  )
  const texts = await Promise.all(
    names.map(async (name) => [name, await readFile(join(dir, name), 'utf8')] as const),
  )
  return Object.fromEntries(texts)
}
