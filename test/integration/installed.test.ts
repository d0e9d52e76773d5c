import { expect } from 'chai'
import { mkdir, mkdtemp, readdir, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { readConfig } from '../../src/config.js'
import { openCore, type Core } from '../../src/core/open-core.js'
import { pythonWith } from '../support/python-venv.js'
import { repository } from '../support/start-smcp.js'

/** Programs as people put them into a folder of plugins: a link (`->`), or a wrapper. */
const programs: Readonly<Record<string, string>> = {
  rm_link: '->/bin/rm',
  sort_wrapper: '#!/usr/bin/env bash\nset -euo pipefail\nexec sort "$@"\n',
  env_link: '->/usr/bin/env',
  mocha_link: `->${repository}/node_modules/.bin/mocha`,
  mocha_wrapper: `#!/bin/sh\nexec ${repository}/node_modules/.bin/mocha "$@"\n`,
  // It asks another program.
  xargs_wrapper: '#!/bin/sh\nexec xargs touch "$@"\n',
  own_script: '->../../own-script',
}

async function makePlugins(files: Readonly<Record<string, string>>): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'smcp-test-'))
  const dir = join(root, 'plugins')
  await writeFile(join(root, 'own-script'), '#!/bin/sh\ntouch -- "$@"\n', { mode: 0o755 })
  for (const [name, text] of Object.entries(files)) {
    const file = join(dir, name, 'cli')
    await mkdir(join(dir, name), { recursive: true })
    if (text.startsWith('->')) await symlink(text.slice(2), file)
    else await writeFile(file, text, { mode: 0o755 })
  }
  return dir
}

for (const askSandbox of ['auto', 'never'] as const) {
  describe(`installed programs, ${askSandbox === 'auto' ? 'in a sandbox where there is one' : 'without a sandbox'}`, () => {
    let dir: string
    let core: Core
    const flagsOf = async (tool: string): Promise<string[]> => {
      const found = (await core.catalog.list()).find(({ name }) => name === tool)
      return found?.command.parameters.flatMap(({ flag = [] }) => flag) ?? []
    }
    const sourceOf = (plugin: string): string | undefined =>
      core.catalog.plugins().find(({ name }) => name === plugin)?.source

    before(async function () {
      this.timeout(60_000)
      dir = await makePlugins(programs)
      core = openCore({ ...readConfig({ pluginsDirs: [dir] }), askSandbox, noCache: true })
      await core.catalog.load()
    })

    it('are asked for their help, through links and wrappers', async () => {
      expect(await flagsOf('rm_link__run')).to.include('--recursive')
      expect(await flagsOf('sort_wrapper__run')).to.include('--numeric-sort')
      expect(await flagsOf('mocha_link__run')).to.include('--grep')
      expect(await flagsOf('mocha_wrapper__run')).to.deep.equal(await flagsOf('mocha_link__run'))
    })

    it('are asked for nothing but their help where they run their arguments', async () => {
      expect(await flagsOf('env_link__run')).to.include('--unset')
      if (askSandbox === 'never') expect(sourceOf('xargs_wrapper')).to.equal('none')
    })

    it('leave nothing behind, and neither does what only looks like one', async () => {
      expect(sourceOf('own_script')).to.equal('none')
      const names = await Promise.all(Object.keys(programs).map((name) => readdir(join(dir, name))))
      expect(new Set(names.flat())).to.deep.equal(new Set(['cli']))
    })
  })
}

for (const askSandbox of ['auto', 'never'] as const) {
  describe(`programs that pip has installed, ${askSandbox === 'auto' ? 'in a sandbox where there is one' : 'without a sandbox'}`, () => {
    let core: Core

    before(async function () {
      this.timeout(300_000)
      const python = await pythonWith(['yamllint==1.35.1', 'python-dotenv==1.0.1', 'click==8.5.1'])
      const bin = dirname(python)
      const dir = await makePlugins({
        yamllint_link: `->${bin}/yamllint`,
        yamllint_wrapper: `#!/bin/sh\nexec ${bin}/yamllint "$@"\n`,
        dotenv_wrapper: `#!/usr/bin/env bash\nset -e\nBIN=${bin}\nexec "$BIN/dotenv" "$@"\n`,
        dotenv_command: `#!/bin/sh\nexec ${bin}/dotenv list "$@"\n`,
        dotenv_module: `#!/bin/sh\n. ${bin}/activate\nexec python -m dotenv "$@"\n`,
      })
      // An environment of another program must not be taken for theirs.
      const virtualEnv = join(dir, 'none')
      core = openCore({ ...readConfig({ pluginsDirs: [dir] }), askSandbox, virtualEnv, noCache: true })
      await core.catalog.load()
    })

    it('show their parser, by their own interpreter', async () => {
      const sources = core.catalog.plugins().map(({ name, source }) => [name, source])
      expect(Object.fromEntries(sources)).to.deep.equal({
        dotenv_command: 'parser',
        dotenv_module: 'parser',
        dotenv_wrapper: 'parser',
        yamllint_link: 'parser',
        yamllint_wrapper: 'parser',
      })
      const tools = await core.catalog.list()
      const [list] = tools.filter(({ plugin }) => plugin === 'dotenv_command')
      expect(list?.name).to.equal('dotenv_command__run')
      expect(list?.command.parameters.map(({ flag }) => flag)).to.deep.equal(['--format'])
      const { schema } = tools
        .find(({ name }) => name === 'yamllint_wrapper__run')!
        .command.parameters.find(({ flag }) => flag === '--format')!
      expect(schema.enum).to.include('parsable')
      expect(tools.map(({ name }) => name)).to.include.members([
        'dotenv_wrapper__get',
        'dotenv_wrapper__set',
        'dotenv_module__get',
      ])
    })
  })
}
