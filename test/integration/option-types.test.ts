import { expect } from 'chai'
import { mkdir, mkdtemp, readdir, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../../src/config.js'
import { openCore, type Core } from '../../src/core/open-core.js'
import { callText } from '../support/call-text.js'
import { nodeModulesWith } from '../support/node-packages.js'

/** A program whose help does not say which of its options take a value. */
const help = `Usage: toc [options] <input>

  --json     In JSON
  --lead     The line above it
  --depth    Deepest heading
  --bullets  Bullets, one for each level
`
const program = (parse: string): string => `
const argv = ${parse}
if (argv.help) console.log(${JSON.stringify(help)})
else {
  require('node:fs').writeFileSync(require('node:path').join(__dirname, 'ran.txt'), '')
  console.log(JSON.stringify(argv))
}
`
const parse =
  "require('minimist')(process.argv.slice(2), { boolean: ['json', 'help'], string: ['lead', 'bullets'], default: { depth: 6 } })"
const programs: Readonly<Record<string, string>> = {
  toc: program(parse),
  helpless: `console.log(JSON.stringify(${parse}))`,
  // It dies of a flag that it does not know, such as --help.
  strict: "require('node:util').parseArgs({ options: { out: { type: 'string' } } })",
}

for (const askSandbox of ['auto', 'never'] as const)
  describe(`a program that has only its options parsed, ${askSandbox === 'auto' ? 'in a sandbox where there is one' : 'without a sandbox'}`, function () {
    this.timeout(120_000)
    let dir: string
    let core: Core

    before(async () => {
      dir = await mkdtemp(join(tmpdir(), 'smcp-test-'))
      const nodeModules = await nodeModulesWith(['minimist@1.2.8'])
      for (const [name, text] of Object.entries(programs)) {
        await mkdir(join(dir, name))
        await writeFile(join(dir, name, 'cli.cjs'), text)
        await symlink(nodeModules, join(dir, name, 'node_modules'))
      }
      core = openCore({ ...readConfig({ pluginsDirs: [dir] }), askSandbox, noCache: true })
      await core.catalog.load()
    })
    after(() => {
      core.close()
    })

    const toolOf = (name: string): Record<string, unknown> | undefined =>
      core.catalog.tools.find((tool) => tool.name === name)?.inputSchema

    it('has types by its parser and texts by its help, and was not run', async () => {
      expect(toolOf('toc__run')).to.deep.include({
        required: ['input'],
        properties: {
          input: { type: 'string' },
          json: { type: 'boolean', description: 'In JSON' },
          lead: { type: 'string', description: 'The line above it' },
          depth: { type: 'number', description: 'Deepest heading', default: 6 },
          bullets: { type: 'string', description: 'Bullets, one for each level' },
        },
      })
      expect(await readdir(join(dir, 'toc'))).to.have.members(['cli.cjs', 'node_modules'])
    })

    it('is called as it reads its words', async () => {
      const text = await callText(core, 'toc__run', { input: '-a.md', json: true, lead: '--x', depth: 2 })
      expect(JSON.parse(text)).to.deep.include({ _: ['-a.md'], json: true, lead: '--x', depth: 2 })
    })

    it('has its options where it refuses to give a help', () => {
      expect(Object.keys(toolOf('strict__run')?.properties as object)).to.deep.equal(['out', 'args'])
    })

    it('has its options and args without a help', async () => {
      const { properties = {} } = toolOf('helpless__run') ?? {}
      expect(Object.keys(properties as object)).to.have.members(['json', 'lead', 'bullets', 'depth', 'args'])
      const text = await callText(core, 'helpless__run', { lead: 'x', args: ['--bullets=+', 'a.md'] })
      expect(JSON.parse(text)).to.deep.include({ _: ['a.md'], lead: 'x', bullets: '+' })
    })
  })
