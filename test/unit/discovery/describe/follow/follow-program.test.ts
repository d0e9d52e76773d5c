import { expect } from 'chai'
import { mkdir, mkdtemp, realpath, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import {
  followProgram,
  type FollowedProgram,
} from '../../../../../src/discovery/describe/follow/follow-program.js'
import type { Manifest } from '../../../../../src/discovery/manifest.js'
import { findOnPath } from '../../../../../src/process/find-on-path.js'
import { makePlugin } from '../../../../support/make-plugin.js'

const stub = `import sys\nfrom tool.cli import run\nif __name__ == '__main__':\n    sys.exit(run())\n`

let root: string

/** A file, or a link where the text begins with `->`. */
async function put(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    const path = join(root, name)
    await mkdir(dirname(path), { recursive: true })
    if (text.startsWith('->')) await symlink(text.slice(2), path)
    else await writeFile(path, text, { mode: 0o755 })
  }
}

async function follow(
  files: Readonly<Record<string, string>>,
  manifest: Manifest = {},
): Promise<FollowedProgram> {
  await put(files)
  const dir = join(root, 'plugins/p')
  const mainFile = join(dir, 'cli')
  const launch = {
    plugin: 'p',
    file: 'cli',
    local: { interpreter: ['/bin/sh'], mainFile, args: [], cwd: dir },
  }
  return followProgram(makePlugin({ dir, mainFile, launch, manifest }), (command, from) =>
    findOnPath(command, { PATH: join(root, 'bin') }, from),
  )
}

describe('followProgram', () => {
  beforeEach(async () => {
    root = await realpath(await mkdtemp(join(tmpdir(), 'smcp-test-')))
  })

  it('stays at a program of the plugin itself', async () => {
    const program = await follow({ 'plugins/p/cli': '#!/bin/sh\nrm "$1"\n' })
    expect(program).to.include({
      file: join(root, 'plugins/p/cli'),
      isElsewhere: false,
      installedBy: undefined,
    })
  })

  it('follows links', async () => {
    const program = await follow({
      'plugins/p/cli': '->../../bin/one',
      'bin/one': '->two',
      'bin/two': 'text',
    })
    expect(program).to.include({ file: join(root, 'bin/two'), isElsewhere: true, installedBy: undefined })
    expect(program.launch.local.interpreter).to.deep.equal(['/bin/sh'])
  })

  it('follows wrappers, also of wrappers, and asks past them', async () => {
    const program = await follow({
      'plugins/p/cli': '#!/bin/sh\nexec outer "$@"\n',
      'bin/outer': '#!/bin/bash\nexec "$(dirname "$0")/inner" sub "$@"\n',
      'bin/inner': '#!/bin/sh\nrm "$1"\n',
    })
    expect(program.file).to.equal(join(root, 'bin/inner'))
    expect(program.launch.local).to.include({ mainFile: join(root, 'bin/inner') })
    expect(program.launch.local).to.deep.include({ interpreter: [], args: ['sub'] })
    expect(program.files).to.include.members([join(root, 'bin/outer'), join(root, 'bin/inner')])
  })

  it('asks through a wrapper that sets something', async () => {
    const program = await follow({
      'plugins/p/cli': '#!/bin/sh\nexport MODE=x\nexec inner "$@"\n',
      'bin/inner': '#!/bin/sh\nrm "$1"\n',
    })
    expect(program.file).to.equal(join(root, 'bin/inner'))
    expect(program.launch.local.mainFile).to.equal(join(root, 'plugins/p/cli'))
  })

  it('follows what pip has put into an environment to its module', async () => {
    const module = 'v/lib/python3.11/site-packages/tool/cli.py'
    const program = await follow({
      'plugins/p/cli': '->../../v/bin/tool',
      'v/bin/tool': `#!${root}/v/bin/python\n${stub}`,
      [module]: 'import argparse\n',
    })
    expect(program).to.include({ file: join(root, 'v/bin/tool'), installedBy: 'pip' })
    expect(program.module?.file).to.equal(join(root, module))
  })

  it('starts a wrapped stub by its own interpreter, so that its parser can be loaded', async () => {
    const program = await follow({
      'plugins/p/cli': `#!/bin/sh\nexec ${root}/v/bin/tool "$@"\n`,
      'v/bin/tool': `#!${root}/v/bin/python\n${stub}`,
    })
    expect(program.launch.local.interpreter).to.deep.equal([join(root, 'v/bin/python')])
  })

  it('takes a package that is somebody own for no installed one', async () => {
    const program = await follow({
      'plugins/p/cli': '->../../v/bin/tool',
      'v/bin/tool': `#!${root}/v/bin/python\n${stub}`,
      'v/lib/python3.11/site-packages/tool.pth': join(root, 'src'),
      'src/tool/cli.py': 'import os\n',
    })
    expect(program.module?.file).to.equal(join(root, 'src/tool/cli.py'))
    expect(program.installedBy).to.equal(undefined)
  })

  it('follows links of npm', async () => {
    const program = await follow({
      'plugins/p/cli': '->node_modules/.bin/tool',
      'plugins/p/node_modules/.bin/tool': '->../tool/cli.js',
      'plugins/p/node_modules/tool/cli.js': '#!/usr/bin/env node\n',
    })
    expect(program).to.include({
      file: join(root, 'plugins/p/node_modules/tool/cli.js'),
      installedBy: 'npm',
    })
  })

  it('takes no own program for an installed one because of where the folder of plugins is', async () => {
    root = join(root, 'node_modules/site-packages')
    const program = await follow({ 'plugins/p/cli': '#!/bin/sh\nrm "$1"\n' })
    expect(program.installedBy).to.equal(undefined)
  })

  it('says of a program whether it runs its arguments', async () => {
    expect((await follow({ 'plugins/p/cli': '->/usr/bin/env' })).runsArguments).to.equal(true)
  })

  it('ends at a wrapper of itself, and follows nothing for another interpreter', async () => {
    await follow({ 'plugins/p/cli': '#!/bin/sh\nexec "$0" "$@"\n' })
    const program = await follow(
      { 'plugins/p/cli': '#!/bin/sh\nexec inner "$@"\n', 'bin/inner': '' },
      { interpreter: 'other' },
    )
    expect(program.file).to.equal(join(root, 'plugins/p/cli'))
  })

  it('follows the command of a manifest, with its first arguments', async () => {
    await put({ 'bin/tool.py': 'import argparse\n', 'bin/python3': '\0' })
    const followCommand = (...args: string[]): Promise<FollowedProgram> => {
      const local = { interpreter: [], mainFile: join(root, 'bin/python3'), args, cwd: root }
      return followProgram(
        makePlugin({ dir: root, launch: { plugin: 'p', file: 'python3', local } }),
        () => undefined,
      )
    }
    expect(await followCommand('bin/tool.py')).to.include({
      file: join(root, 'bin/tool.py'),
      isCertain: true,
    })
    const { launch } = await followCommand('bin/tool.py', 'sub')
    expect(launch.local).to.deep.include({ interpreter: [join(root, 'bin/python3')], args: ['sub'] })
    expect(await followCommand('-c', 'work()')).to.include({ isCertain: false, installedBy: undefined })
    expect(await followCommand('gone.py')).to.include({ isCertain: false })
    expect(await followCommand()).to.include({ file: join(root, 'bin/python3'), isCertain: true })
  })
})
