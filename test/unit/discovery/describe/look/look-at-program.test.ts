import { expect } from 'chai'
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { FollowedProgram } from '../../../../../src/discovery/describe/follow/follow-program.js'
import { lookAtProgram } from '../../../../../src/discovery/describe/look/look-at-program.js'
import type { Look } from '../../../../../src/discovery/describe/look/look-at-source.js'
import { makePlugin } from '../../../../support/make-plugin.js'

/** A look at a program outside the plugin's folder: the first of these files, or its module. */
async function look(
  files: Readonly<Record<string, string>>,
  program: Partial<FollowedProgram> & { readonly moduleName?: string },
): Promise<Look & { root: string }> {
  const root = await mkdtemp(join(tmpdir(), 'smcp-test-'))
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, name)), { recursive: true })
    await writeFile(join(root, name), text)
  }
  const { moduleName, ...more } = program
  const plugin = makePlugin()
  const file = join(root, Object.keys(files)[0]!)
  const found = await lookAtProgram(plugin, {
    file,
    paths: [file],
    ...(moduleName !== undefined && { module: { file: join(root, moduleName), root } }),
    isElsewhere: true,
    isCertain: true,
    launch: plugin.launch,
    runsArguments: false,
    files: [file],
    ...more,
  })
  return { ...found, root }
}

describe('lookAtProgram', () => {
  it('looks into the package behind a stub, and not into those beside it', async () => {
    const stub = 'import sys\nfrom pkg.cli import run\nsys.exit(run())\n'
    const files = {
      'bin/tool': stub,
      'pkg/cli.py': 'from pkg.options import parser\n',
      'click/__init__.py': 'import click\n',
    }
    const own = await look({ ...files, 'pkg/options.py': 'import argparse\n' }, { moduleName: 'pkg/cli.py' })
    expect(own).to.include({ grade: 'strong', language: 'python', library: 'argparse' })
    const other = await look(
      { ...files, 'pkg/options.py': 'import click.core\n' },
      { moduleName: 'pkg/cli.py' },
    )
    expect(other.library).to.equal('click')
    const none = await look({ ...files, 'pkg/options.py': 'import os\n' }, { moduleName: 'pkg/cli.py' })
    expect(none.library).to.equal(undefined)
  })

  it('looks into the package of a Node program', async () => {
    const files = {
      'tool/bin/cli.js': "require('../lib/run')\n",
      'tool/lib/run.js': "require('commander')\n",
    }
    expect((await look({ ...files, 'tool/package.json': '{}' }, {})).library).to.equal('commander')
  })

  it('depends on every module of a program that is somebody own, and on few files of an installed one', async () => {
    const files = { 'bin/tool': 'x', 'pkg/cli.py': 'import pkg.more\n', 'pkg/more.py': 'import os\n' }
    const own = await look(files, { moduleName: 'pkg/cli.py' })
    expect(own.files).to.include(join(own.root, 'pkg/more.py'))
    const installed = await look(files, { moduleName: 'pkg/cli.py', installedBy: 'pip' })
    expect(installed.files).to.have.members(['/plugins/p/cli.sh', join(installed.root, 'bin/tool')])
    expect(installed.installedBy).to.equal('pip')
  })

  it('takes the word describe for a contract only in what is no installed program', async () => {
    const files = { 'bin/tool': '#!/bin/sh\ncase "$1" in\n  describe) echo;;\nesac\n' }
    expect((await look(files, {})).namesDescribe).to.equal(true)
    expect((await look(files, { installedBy: 'npm' })).namesDescribe).to.equal(false)
    const flag = { 'bin/tool': '#!/bin/sh\ncase "$1" in\n  --describe) echo;;\nesac\n' }
    expect((await look(flag, { installedBy: 'npm' })).namesDescribe).to.equal(true)
  })

  it('grades as weak what may be asked for another program', async () => {
    const files = { 'bin/tool': '\u007fELF\0' }
    expect((await look(files, {})).grade).to.equal('binary')
    expect((await look(files, { isCertain: false })).grade).to.equal('weak')
  })
})
