import { expect } from 'chai'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig, type Config } from '../../src/config.js'
import { openCore, type Core } from '../../src/core/open-core.js'
import type { Parameter } from '../../src/discovery/tool.js'
import { callText } from '../support/call-text.js'
import { makeOclifPackage } from '../support/oclif-program.js'

/** Opens a server's core on a folder of plugins, each a link to a program, or a text. */
async function openPlugins(
  root: string,
  plugins: Readonly<Record<string, string>>,
  cache: Partial<Config> = { noCache: true },
): Promise<Core> {
  const dir = join(root, 'plugins')
  for (const [name, program] of Object.entries(plugins)) {
    await mkdir(join(dir, name), { recursive: true })
    if (program.startsWith('#!')) await writeFile(join(dir, name, 'cli'), program, { mode: 0o755 })
    else await symlink(program, join(dir, name, 'cli'))
  }
  // Without a sandbox a program that is run after all can be seen to do its work.
  const core = openCore({ ...readConfig({ pluginsDirs: [dir] }), askSandbox: 'never', ...cache })
  await core.catalog.load()
  return core
}

describe('a program of oclif whose package has a manifest', () => {
  let core: Core
  let worked: string

  before(async function () {
    this.timeout(30_000)
    const root = await mkdtemp(join(tmpdir(), 'smcp-test-'))
    const modules = join(root, 'node_modules')
    worked = join(root, 'worked')
    const run = `require('node:fs').writeFileSync(${JSON.stringify(worked)}, process.argv.slice(2).join(' '))`
    const commands = {
      'order:list': {
        summary: 'List orders.',
        args: { shop: { name: 'shop', required: true } },
        flags: { state: { name: 'state', type: 'option', options: ['open', 'paid'] } },
      },
    }
    const more = { 'stock:count': { description: 'Count.', args: {}, flags: {} } }
    await makeOclifPackage(modules, 'shop-stock', { commands: more })
    const link = await makeOclifPackage(modules, 'shop', {
      oclif: { topicSeparator: ' ', plugins: ['shop-*'] },
      dependencies: ['shop-stock'],
      commands,
      run,
    })
    const old = await makeOclifPackage(modules, 'old', { commands, manifestVersion: '1.2.2' })
    core = await openPlugins(root, { shop: link, wrapped: `#!/bin/sh\nexec ${link} "$@"\n`, old })
  })

  it('is kept, so that the next start reads no manifest', async () => {
    const root = await mkdtemp(join(tmpdir(), 'smcp-test-'))
    const commands = { go: { description: 'Goes.', args: {}, flags: {} } }
    const link = await makeOclifPackage(join(root, 'node_modules'), 'kept', { commands })
    await openPlugins(root, { kept: link }, { cacheDir: join(root, 'cache') })
    const [file, ...others] = await readdir(join(root, 'cache', 'descriptions'))
    expect(others).to.deep.equal([])
    expect(await readFile(join(root, 'cache', 'descriptions', file!), 'utf8')).to.contain(
      '"source":"package"',
    )
  })

  it('is described by it, with the manifests of its plugins, and never run', async () => {
    const names = (await core.catalog.list()).filter(({ source }) => source === 'package')
    expect(names.map(({ name }) => name)).to.have.members(
      ['shop', 'wrapped'].flatMap((name) => [`${name}__order_list`, `${name}__stock_count`]),
    )
    expect(existsSync(worked)).to.equal(false)
  })

  it('has the enums, the required arguments and the words of its manifest', async () => {
    const tool = (await core.catalog.list()).find(({ name }) => name === 'shop__order_list')
    expect(tool).to.deep.include({ description: 'List orders.', pluginAbout: 'What shop is for.' })
    expect(tool?.inputSchema).to.deep.include({
      properties: { shop: { type: 'string' }, state: { type: 'string', enum: ['open', 'paid'] } },
      required: ['shop'],
    })
  })

  it('is called with the words of its command', async () => {
    await callText(core, 'shop__order_list', { shop: 'main', state: 'paid' })
    expect(await readFile(worked, 'utf8')).to.equal('order list --state paid -- main')
  })

  it('is described otherwise where the manifest is of another version', () => {
    const sources = core.catalog.plugins().map(({ name, source }) => [name, source])
    expect(Object.fromEntries(sources)).to.deep.equal({ old: 'none', shop: 'package', wrapped: 'package' })
  })
})

describe('a program with a manual page beside it', () => {
  let core: Core
  let worked: string
  const parameters = async (tool: string): Promise<readonly Parameter[]> =>
    (await core.catalog.list()).find(({ name }) => name === tool)?.command.parameters ?? []

  before(async function () {
    this.timeout(30_000)
    const root = await mkdtemp(join(tmpdir(), 'smcp-test-'))
    worked = join(root, 'worked')
    const help = `usage: helps [-b addr] FILE\n\n  -a, --all  show all\n  -b         bind\n`
    const helpOf = (text: string): string => `#!/bin/sh\ncase "$1" in --help) cat <<'E'\n${text}E\n;; esac\n`
    const programs = {
      silent: `#!/bin/sh\nprintf '%s ' "$@" >> ${worked}\n`,
      group: `#!/bin/sh\nprintf '%s ' "$@" >> ${worked}\n`,
      helps: helpOf(help),
      leaves: helpOf('Usage: leaves [--deep] FILE\n\nOptions:\n  -a, --all  show all\n'),
      lacks: helpOf('Usage: lacks [--deep] [--far] FILE\n\nOptions:\n  -a, --all  show all\n'),
    }
    const page = (name: string): string =>
      `.SH NAME\n${name} \\- test what pages give\n.SH SYNOPSIS\n${name} ${name === 'group' ? 'command [options]' : '[options]'}\n.SH OPTIONS\n.TP\n\\-b \\fIaddress\\fR\nBind to it. Really.\n.TP\n\\-\\-deep\nGo deep.\n`
    await mkdir(join(root, 'bin'))
    await mkdir(join(root, 'share/man/man1'), { recursive: true })
    for (const [name, text] of Object.entries(programs)) {
      await writeFile(join(root, 'bin', name), text, { mode: 0o755 })
      await writeFile(join(root, 'share/man/man1', `${name}.1`), page(name))
    }
    const completions = join(root, 'share/bash-completion/completions')
    await mkdir(completions, { recursive: true })
    await writeFile(
      join(completions, 'helps'),
      `touch ${worked}\ncase $prev in\n-b) COMPREPLY=( $(compgen -W "here there" -- $cur) ) ;;\nesac\n`,
    )
    core = await openPlugins(
      root,
      Object.fromEntries(Object.keys(programs).map((name) => [name, join(root, 'bin', name)])),
    )
  })

  it('has its options and `args`, where it may not be asked', async () => {
    expect((await parameters('silent__run')).map(({ name }) => name)).to.deep.equal(['b', 'deep', 'args'])
    expect(core.catalog.plugins().find(({ name }) => name === 'silent')?.source).to.equal('manual')
    expect(existsSync(worked)).to.equal(false)
  })

  it('has only `args` where those are the options of its commands', async () => {
    expect((await parameters('group__run')).map(({ name }) => name)).to.deep.equal(['args'])
  })

  it('gets them before its other arguments', async () => {
    await callText(core, 'silent__run', { b: 'here', deep: true, args: ['-x', 'y'] })
    expect(await readFile(worked, 'utf8')).to.equal('-b here --deep -x y ')
  })

  it('has the values that its completion for a shell offers, which is not run', async () => {
    const bind = (await parameters('helps__run')).find(({ flag }) => flag === '-b')
    expect(bind).to.deep.include({ completedBy: ['completion'] })
    expect(bind?.schema.description).to.match(/ Such as: here, there\.$/)
  })

  it('is in no doubt about what its help leaves out and the page has, and takes no `args` for that', async () => {
    const doubtsOf = async (tool: string) =>
      (await core.catalog.list()).find(({ name }) => name === tool)?.command.doubts
    const leaves = (await parameters('leaves__run')).map(({ name }) => name)
    expect(leaves).to.have.members(['all', 'b', 'deep', 'FILE'])
    expect(await doubtsOf('leaves__run')).to.equal(undefined)
    // What only the usage shows is read from there.
    expect((await parameters('lacks__run')).map(({ name }) => name)).to.have.members([...leaves, 'far'])
    expect(await doubtsOf('lacks__run')).to.equal(undefined)
  })

  it('has those that its help lacks, each with its source', async () => {
    const shown = (await parameters('helps__run')).map(({ name, source }) => [name, source])
    expect(shown).to.deep.include.members([
      ['all', undefined],
      ['deep', 'manual'],
    ])
  })
})
