import { expect } from 'chai'
import { execa } from 'execa'
import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Config } from '../../src/config.js'
import type { RunningServer } from '../../src/server/running-server.js'
import { doors, type TestClient } from '../support/mcp-clients.js'
import { serveFixtures } from '../support/serve-plugins.js'

const program = `import argparse
parser = argparse.ArgumentParser()
parser.parse_args()
import only_there
print(only_there.WHERE)
`

let root: string
let dir: string
let server: (RunningServer & { url: string }) | undefined
let client: TestClient

/** A virtual environment with a module that no other one has. */
async function environment(name: string): Promise<string> {
  const path = join(root, name)
  await execa('python3', ['-m', 'venv', '--without-pip', path])
  const [version] = await readdir(join(path, 'lib'))
  const modules = join(path, 'lib', version!, 'site-packages')
  await writeFile(join(modules, 'only_there.py'), `WHERE = "${name}"\n`)
  return join(path, 'bin', 'python')
}

async function plugin(name: string, text: string): Promise<void> {
  await mkdir(join(dir, name), { recursive: true })
  await writeFile(join(dir, name, 'cli.py'), text)
}

async function serve(settings: Partial<Config> = {}): Promise<void> {
  server = await serveFixtures({ pluginsDirs: [dir], ...settings })
  client = await doors['SSE, SDK v1']!(server.url)
}

/** What is looked up anew changes no list of tools, so no client is told. */
async function untilSaid(name: string, text: string): Promise<void> {
  for (;;) {
    const loaded = once(server!.core.catalog, 'watched')
    if ((await said(name)) === text) return
    await loaded
  }
}

const said = async (name: string): Promise<string> => (await client.call(`${name}__run`)).text

describe('the interpreter of a Python program', () => {
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'smcp-test-'))
    dir = join(root, 'plugins')
    await mkdir(dir)
  })
  afterEach(async () => {
    await client.close()
    await server?.close()
  })

  it('is the one that its first line names, where that is there', async () => {
    const [named, other] = [await environment('named'), await environment('other')]
    await plugin('names_one', `#!${named} -u\n${program}`)
    await plugin('names_none', program)
    await plugin('names_gone', `#!/nowhere/bin/python\n${program}`)
    await serve({ python: other })
    expect(await said('names_one')).to.equal('named')
    expect(await said('names_none')).to.equal('other')
    expect(await said('names_gone')).to.equal('other')
  })

  it('is that of an installed program to which a link leads', async () => {
    const [installed, other] = [await environment('installed'), await environment('other')]
    const tool = join(root, 'installed', 'bin', 'tool')
    await writeFile(tool, `#!${installed}\n${program}`, { mode: 0o755 })
    await mkdir(join(dir, 'linked'))
    await symlink(tool, join(dir, 'linked', 'cli'))
    await environment(join('plugins', 'linked', '.venv'))
    await serve({ python: other })
    expect(await said('linked')).to.equal('installed')
  })

  it('finds the libraries that it finds in a call when it is only asked, too', async () => {
    await mkdir(join(root, 'libraries'))
    await writeFile(join(root, 'libraries', 'only_there.py'), 'WHERE = "libraries"\n')
    const environment = { PATH: process.env.PATH ?? '', HOME: root, PYTHONPATH: join(root, 'libraries') }
    const user = await execa('python3', ['-c', 'import site; print(site.getusersitepackages())'], {
      env: environment,
    })
    await mkdir(user.stdout, { recursive: true })
    await writeFile(join(user.stdout, 'of_user.py'), '')
    await plugin('by_path', `import only_there, of_user\n${program}`)
    await serve({ environment })
    expect(server!.core.catalog.plugins()[0]?.problems).to.deep.equal([])
    expect(await said('by_path')).to.equal('libraries')
  })

  it('is not run to find out what it is, where it lies in the plugin’s folder', async () => {
    await plugin('unasked', 'import sys\nprint("ran with", sys.argv[1:])\n')
    await execa('python3', ['-m', 'venv', '--without-pip', join(dir, 'unasked', '.venv')])
    const [version] = await readdir(join(dir, 'unasked', '.venv', 'lib'))
    const pth = join(dir, 'unasked', '.venv', 'lib', version!, 'site-packages', 'start.pth')
    await writeFile(pth, `import os; os.mkdir("${join(root, 'ran')}")\n`)
    await serve()
    expect(await client.listTools()).to.include('unasked__run')
    expect(await readdir(root)).not.to.include('ran')
  })

  it('is looked up again in a running server when it is gone', async () => {
    await environment('v1')
    await writeFile(join(root, 'python'), `#!/bin/sh\nexec $(ls -d ${root}/v*/bin/python | tail -1) "$@"\n`, {
      mode: 0o755,
    })
    await plugin('versioned', program)
    await serve({ python: join(root, 'python') })
    expect(await said('versioned')).to.equal('v1')
    await environment('v2')
    await rm(join(root, 'v1'), { recursive: true })
    await untilSaid('versioned', 'v2')
  })

  it('may come when a virtual environment is made for it', async () => {
    await plugin('alone', program)
    await serve()
    expect(await said('alone')).to.contain('only_there')
    await environment(join('plugins', 'alone', '.venv'))
    await untilSaid('alone', 'plugins/alone/.venv')
  })
})
