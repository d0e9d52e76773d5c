import { expect } from 'chai'
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../../src/config.js'
import { openCore, type CoreOptions } from '../../src/core/open-core.js'
import { needSandbox } from '../support/need-sandbox.js'

const helpful =
  'case "$1" in -h|--help) echo "Usage: cli.sh [-v]"; echo; echo "Options:"; echo "  -v  Say more.";; esac\n'
const working = `#!/bin/sh\necho asked >> asked.log\n${helpful}`
const clean = `#!/bin/sh\n${helpful}`

interface Case {
  readonly edit: (text: string) => Promise<void>
  /** Opens everything anew over the same cache and tells of the plugin. */
  readonly describe: (
    settings: Record<string, unknown>,
    options?: CoreOptions,
  ) => Promise<{ source: unknown; messages: string }>
  readonly log: () => Promise<string>
}

async function plugin(file: string, text: string): Promise<Case> {
  const root = await mkdtemp(join(tmpdir(), 'smcp-test-'))
  const dir = join(root, 'plugins')
  await mkdir(join(dir, 'worker'), { recursive: true })
  const edit = (newText: string): Promise<void> =>
    writeFile(join(dir, 'worker', file), newText, { mode: 0o755 })
  await edit(text)
  return {
    edit,
    describe: async (settings, options) => {
      const config = readConfig({ pluginsDirs: [dir] })
      const cacheDir = join(root, 'cache')
      const core = openCore({ ...config, noCache: false, cacheDir, ...settings }, options)
      await core.catalog.load()
      const [status] = core.catalog.plugins()
      return { source: status?.source, messages: status?.problems.map(({ message }) => message).join() ?? '' }
    },
    log: () => readFile(join(dir, 'worker', 'asked.log'), 'utf8').catch(() => ''),
  }
}

describe('a program that worked when it was asked', () => {
  const unsandboxed = { askSandbox: 'never' }

  before(async function () {
    await needSandbox(this)
  })

  it('is not asked again without a sandbox, whatever is edited, and says why', async () => {
    const { describe, edit, log } = await plugin('cli.sh', working)
    const first = await describe({})
    expect(first.source).to.equal('help')
    expect(first.messages).to.contain('it changed asked.log in a copy of its folder')
    await edit(`${working}# edited\n`)
    const { source, messages } = await describe(unsandboxed)
    expect(source).to.equal('none')
    expect(messages).to.contain('did work when it was asked before: it changed asked.log')
    await edit(`${working}# edited again\n`)
    expect((await describe(unsandboxed)).source).to.equal('none')
    expect(await log()).to.equal('')
  })

  it('is asked where its owner vouches for it', async () => {
    const { describe, edit, log } = await plugin('cli.sh', working)
    await describe({})
    await edit(`${working}# edited\n`)
    const { source } = await describe(unsandboxed, { describe: { ask: true } })
    expect([source, await log()]).to.deep.equal(['help', 'asked\n'])
  })

  it('is trusted again after an answer in a sandbox that changed nothing', async () => {
    const { describe, edit } = await plugin('cli.sh', working)
    await describe({})
    await edit(clean)
    expect((await describe(unsandboxed)).source).to.equal('none')
    expect((await describe({})).source).to.equal('help')
    await edit(`${clean}# edited\n`)
    expect((await describe(unsandboxed)).source).to.equal('help')
  })

  it('is known by what the parser probe refused, too', async () => {
    const { describe, edit } = await plugin(
      'cli.py',
      'import argparse\nopen("made.txt", "w").write("x")\nargparse.ArgumentParser().parse_args()\n',
    )
    expect((await describe(unsandboxed)).messages).to.contain('it ended when open was refused')
    await edit('import argparse\nargparse.ArgumentParser().parse_args()\n')
    expect((await describe(unsandboxed)).messages).to.contain('did work when it was asked before')
    expect((await describe({})).source).to.equal('parser')
  })

  it('is not asked at each start where it hangs', async () => {
    const { describe, log } = await plugin(
      'cli.sh',
      '#!/bin/sh\ncase "$1" in --help) echo asked >> asked.log; sleep 618;; esac\n',
    )
    expect((await describe(unsandboxed)).messages).to.contain('took longer than 5 s')
    const asked = await log()
    expect(asked).to.match(/^asked/)
    expect((await describe(unsandboxed)).messages).to.contain('took longer than 5 s')
    expect(await log()).to.equal(asked)
  })
})
