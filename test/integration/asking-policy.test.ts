import { expect } from 'chai'
import { execa } from 'execa'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { dirname, join } from 'node:path'
import { readConfig } from '../../src/config.js'
import { openCore } from '../../src/core/open-core.js'
import { needSandbox } from '../support/need-sandbox.js'

const help = 'Usage: cli [-v]\\n\\nOptions:\\n  -v  '
const module = 'TEXT = "found"\n'
const parser = 'import argparse, mod\nargparse.ArgumentParser(description=mod.TEXT).parse_args()\n'

describe('what a program may use while it is asked in a sandbox', () => {
  let plugins: string
  /** Folders below /tmp, beside the one that the plugins are in. */
  let away: string
  const folders: string[] = []
  const makeFolder = async (): Promise<string> => {
    const dir = await mkdtemp('/tmp/smcp-test-')
    folders.push(dir)
    return dir
  }
  const write = async (file: string, text: string): Promise<string> => {
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, text, { mode: 0o755 })
    return file
  }
  /** Its root help's description, or the problems of the plugin. */
  const told = async (files: Readonly<Record<string, string>>, PATH = process.env.PATH ?? '') => {
    for (const [name, text] of Object.entries(files)) await write(join(plugins, 'p', name), text)
    const config = readConfig({ pluginsDirs: [plugins] })
    const environment = { ...config.environment, PATH }
    const core = openCore({ ...config, environment, noCache: true })
    await core.catalog.load()
    const [tool] = await core.catalog.list()
    return { text: JSON.stringify(tool ?? {}), problems: core.catalog.problems().map((one) => one.message) }
  }
  const expectFound = async (...args: Parameters<typeof told>): Promise<void> => {
    const { text, problems } = await told(...args)
    expect(problems).to.deep.equal([])
    expect(text).to.contain('found')
  }

  before(async function () {
    await needSandbox(this)
  })
  beforeEach(async () => {
    plugins = join(await makeFolder(), 'plugins')
    away = await makeFolder()
  })
  after(async () => {
    await Promise.all(folders.map((dir) => rm(dir, { recursive: true })))
  })

  it('is a program below /tmp that it executes, with its library and what that executes', async () => {
    const third = await write(join(await makeFolder(), 'third.sh'), `printf '${help}'; cat "$1"\n`)
    const text = await write(join(away, 'lib', 'text'), 'found')
    const tool = await write(join(away, 'bin', 'tool'), `#!/bin/sh\nexec sh ${third} ${text}\n`)
    await expectFound({ 'cli.sh': `#!/bin/sh\n[ "$1" = --help ] && exec ${tool} "$@"\n` })
  })

  it('is a program of a folder below /tmp that PATH names', async () => {
    await write(join(away, 'bin', 'tool-of-test'), `#!/bin/sh\nprintf '${help}found'\n`)
    const script = '#!/bin/sh\n[ "$1" = --help ] && exec tool-of-test "$@"\n'
    await expectFound({ 'cli.sh': script }, `${join(away, 'bin')}:${process.env.PATH ?? ''}`)
  })

  it('is a program of npm below /tmp, with the packages beside its own', async () => {
    const program = `#!/usr/bin/env node\nconsole.log(require('words'))\n`
    const cli = await write(join(away, 'node_modules', 'tool', 'bin', 'cli.js'), program)
    await write(join(away, 'node_modules', 'words', 'index.js'), `module.exports = "${help}found"\n`)
    await mkdir(join(plugins, 'p'), { recursive: true })
    await symlink(cli, join(plugins, 'p', 'cli'))
    await expectFound({})
  })

  it('is a module of a folder below /tmp: on sys.path, by a link, by a .pth file', async () => {
    await write(join(away, 'lib', 'mod.py'), module)
    await expectFound({ 'cli.py': `import sys\nsys.path.insert(0, "${join(away, 'lib')}")\n${parser}` })
    await symlink(join(away, 'lib', 'mod.py'), join(plugins, 'p', 'mod.py'))
    await expectFound({ 'cli.py': parser })
    await rm(join(plugins, 'p', 'mod.py'))
    await execa('python3', ['-m', 'venv', '--without-pip', join(plugins, 'p', '.venv')])
    const [version] = await readdir(join(plugins, 'p', '.venv', 'lib'))
    await expectFound({ [`.venv/lib/${version}/site-packages/a.pth`]: join(away, 'lib') })
  })

  it('is a virtual environment below /tmp that a link leads to', async () => {
    await execa('python3', ['-m', 'venv', '--without-pip', join(away, 'made')])
    const [version] = await readdir(join(away, 'made', 'lib'))
    await write(join(away, 'made', 'lib', version!, 'site-packages', 'mod.py'), module)
    await mkdir(join(plugins, 'p'), { recursive: true })
    await symlink(join(away, 'made'), join(plugins, 'p', '.venv'))
    await expectFound({ 'cli.py': parser })
  })

  it('is what lies beside the folder of plugins', async () => {
    await write(join(dirname(plugins), 'shared', 'mod.py'), module)
    const path =
      'import pathlib, sys\nsys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "shared"))\n'
    await expectFound({ 'cli.py': `${path}${parser}` })
  })

  it('may be written to, but is a copy', async () => {
    await write(join(away, 'logs', 'a.log'), 'before')
    const log = join(away, 'logs', 'b.log')
    const program = `open("${log}", "a").write("x")\nimport argparse\nargparse.ArgumentParser(description="found").parse_args()\n`
    const { text } = await told({ 'cli.py': program })
    expect(text).to.contain('found')
    expect(await readdir(join(away, 'logs'))).to.deep.equal(['a.log'])
  })

  it('is no socket and no FIFO, wherever it lies', async () => {
    const dirs = [
      join(away, 'named'),
      dirname(plugins),
      join(plugins, 'p'),
      join(await makeFolder(), 'on-path'),
    ]
    const servers: Server[] = []
    for (const dir of dirs) {
      await mkdir(dir, { recursive: true })
      const server = createServer().listen(join(dir, 'socket'))
      await once(server, 'listening')
      servers.push(server)
      await execa('mkfifo', [join(dir, 'fifo')])
    }
    // The probe would refuse to connect: its help is asked.
    const program = `import argparse, os, socket, stat, sys
if len(sys.argv) < 2:
    sys.exit(1)
reached = []
for folder in ${JSON.stringify(dirs)}:
    try:
        socket.socket(socket.AF_UNIX).connect(folder + "/socket")
        reached.append(folder)
    except OSError:
        pass
    if os.path.exists(folder + "/fifo") and stat.S_ISFIFO(os.stat(folder + "/fifo").st_mode):
        reached.append(folder)
argparse.ArgumentParser(description="found; reached: %r" % reached).parse_args()
`
    const { text } = await told({ 'cli.py': program }, `${dirs[3]}:${process.env.PATH ?? ''}`)
    servers.forEach((server) => server.close())
    expect(text).to.contain('found; reached: []')
  })
})
