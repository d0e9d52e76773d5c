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

  it('follows links of pipx and of uv', async () => {
    for (const home of ['pipx/venvs', 'uv/tools']) {
      root = await realpath(await mkdtemp(join(tmpdir(), 'smcp-test-')))
      const program = await follow({
        'plugins/p/cli': '->../../bin/tool',
        'bin/tool': `->../share/${home}/tool/bin/tool`,
        [`share/${home}/tool/bin/tool`]: `#!${root}/share/${home}/tool/bin/python\n${stub}`,
        [`share/${home}/tool/lib/python3.12/site-packages/tool/cli.py`]: 'import argparse\n',
      })
      expect(program.installedBy).to.equal(home.split('/')[0])
      expect(program.module?.file).to.contain('site-packages/tool/cli.py')
    }
  })

  it('follows what setuptools has written for an entry point to its module', async () => {
    const packages = 'v/lib/python3.11/site-packages'
    const program = await follow({
      'plugins/p/cli': '->../../v/bin/tool',
      'v/bin/tool': `#!${root}/v/bin/python\nimport sys\nfrom pkg_resources import load_entry_point\nif __name__ == '__main__':\n    sys.exit(load_entry_point('tool==1.0', 'console_scripts', 'tool')())\n`,
      [`${packages}/tool-1.0.egg-info/entry_points.txt`]: '[console_scripts]\ntool = pkg.cli:main\n',
      [`${packages}/pkg/cli.py`]: 'import argparse\n',
    })
    expect(program).to.include({ installedBy: 'pip' })
    expect(program.module?.file).to.equal(join(root, packages, 'pkg/cli.py'))
  })

  it('follows a wrapper to the module that it runs, and asks through the wrapper', async () => {
    const main = 'v/lib/python3.11/site-packages/tool/__main__.py'
    const program = await follow({
      'plugins/p/cli': `#!/bin/sh\nexport MODE=x\nsource ${root}/v/bin/activate\nexec python -u -m tool sub "$@"\n`,
      'v/bin/python': '\0',
      [main]: 'import argparse\n',
    })
    expect(program).to.include({ file: join(root, main), installedBy: 'pip', isCertain: true })
    expect(program.launch.local.mainFile).to.equal(join(root, 'plugins/p/cli'))
    expect(program.loading?.module).to.include({ name: 'tool', dir: join(root, 'plugins/p') })
    expect(program.loading?.launch.local).to.deep.include({
      interpreter: ['/usr/bin/env', 'MODE=x', join(root, 'v/bin/python'), '-u'],
      mainFile: join(root, main),
      args: ['sub'],
    })
  })

  it('follows a module in the folder of the plugin, or where PYTHONPATH leads', async () => {
    const own = await follow({
      'plugins/p/cli': '#!/bin/sh\ncd "$(dirname "$0")/src" && exec python3 -m tool "$@"\n',
      'bin/python3': '\0',
      'plugins/p/src/tool.py': 'import argparse\n',
    })
    expect(own.file).to.equal(join(root, 'plugins/p/src/tool.py'))
    expect(own.installedBy).to.equal(undefined)
    root = await realpath(await mkdtemp(join(tmpdir(), 'smcp-test-')))
    const other = await follow({
      'plugins/p/cli': `#!/bin/sh\nPYTHONPATH=${root}/lib exec python3 -m tool.cli "$@"\n`,
      'bin/python3': '\0',
      'lib/tool/cli.py': 'import argparse\n',
    })
    expect(other.file).to.equal(join(root, 'lib/tool/cli.py'))
  })

  it('stays at a wrapper whose module is nowhere', async () => {
    const program = await follow({
      'plugins/p/cli': '#!/bin/sh\nexec python3 -m no_such_module "$@"\n',
      'bin/python3': '\0',
    })
    expect(program.file).to.equal(join(root, 'plugins/p/cli'))
    expect(program.loading).to.equal(undefined)
  })

  it('loads a program past a wrapper that sets something, with what it sets', async () => {
    const program = await follow({
      'plugins/p/cli': `#!/bin/sh\nexport MODE=x\nexec ${root}/v/bin/tool sub "$@"\n`,
      'v/bin/tool': `#!${root}/v/bin/python\n${stub}`,
    })
    expect(program.launch.local.mainFile).to.equal(join(root, 'plugins/p/cli'))
    expect(program.loading?.launch.local).to.deep.include({
      interpreter: ['/usr/bin/env', 'MODE=x', join(root, 'v/bin/python')],
      mainFile: join(root, 'v/bin/tool'),
      args: ['sub'],
    })
  })

  it('follows what RubyGems has written to the program of the gem', async () => {
    const program = await follow({
      'plugins/p/cli': '->../../ruby/bin/tool',
      'ruby/bin/tool':
        "#!/usr/bin/env ruby\nrequire 'rubygems'\nversion = \">= 0\"\nload Gem.bin_path('tool', 'tool', version)\n",
      'ruby/lib/ruby/gems/3.1.0/gems/tool-1.0/exe/tool': "require 'optparse'\n",
    })
    expect(program).to.include({
      file: join(root, 'ruby/lib/ruby/gems/3.1.0/gems/tool-1.0/exe/tool'),
      installedBy: 'gem',
    })
    expect(program.launch.local.mainFile).to.equal(join(root, 'plugins/p/cli'))
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
    await put({ 'tool_module.py': 'import argparse\n' })
    const asModule = await followCommand('-m', 'tool_module', 'sub')
    expect(asModule).to.include({ file: join(root, 'tool_module.py'), isCertain: true })
    expect(asModule.launch.local.args).to.deep.equal(['-m', 'tool_module', 'sub'])
    expect(asModule.loading?.launch.local.args).to.deep.equal(['sub'])
    expect(await followCommand('-m', 'gone')).to.include({ isCertain: false })
    expect(await followCommand('-c', 'work()')).to.include({ isCertain: false, installedBy: undefined })
    expect(await followCommand('gone.py')).to.include({ isCertain: false })
    expect(await followCommand()).to.include({ file: join(root, 'bin/python3'), isCertain: true })
  })
})
