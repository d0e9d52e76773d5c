import { expect } from 'chai'
import { createServer, type Server } from 'node:http'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../../src/config.js'
import { openCore, type Core } from '../../src/core/open-core.js'
import type { PluginStatus } from '../../src/discovery/catalog/plugin-status.js'
import { createRunProcess } from '../../src/process/run-process.js'
import { findSandbox } from '../../src/process/sandbox.js'
import { isAlive } from '../support/processes.js'

/** Scripts in users' manner, each of which does harm when it is asked in the wrong way; WEB stands for a web hook. */
const nasty: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  remove: { 'cli.sh': '#!/bin/sh\nrm -rf "$1" data.txt\n' },
  backup: { 'cli.sh': '#!/bin/bash\ncp data.txt "backup-$(date +%s).txt"\n' },
  touch: { 'cli.sh': '#!/bin/sh\ntouch -- "$@"\n' },
  notify: {
    'cli.py': 'import sys, urllib.request\nurllib.request.urlopen("WEB/" + "".join(sys.argv[1:]))\n',
  },
  case: { 'cli.sh': '#!/bin/sh\ncase "$1" in\n  start) touch started;;\n  *) touch other;;\nesac\n' },
  rotate: { 'cli.py': 'import os\nos.rename("data.txt", "data.old")\n' },
  append: {
    'cli.mjs': "import { appendFileSync } from 'node:fs'\nappendFileSync('log.txt', process.argv.join())\n",
  },
  // These can be asked, and work at import or beside it.
  import_file: {
    'cli.py':
      'import argparse\nopen("made-at-import.txt", "w").write("x")\nargparse.ArgumentParser(description="Fine.").parse_args()\n',
  },
  import_web: {
    'cli.py':
      'import argparse, urllib.request\ntry:\n    urllib.request.urlopen("WEB/import", timeout=2)\nexcept Exception:\n    pass\nargparse.ArgumentParser().parse_args()\n',
  },
  import_daemon: {
    'cli.py':
      'import argparse, subprocess\ntry:\n    subprocess.Popen(["sleep", "613"], start_new_session=True)\nexcept Exception:\n    pass\nargparse.ArgumentParser().parse_args()\n',
  },
  help_logs: {
    'cli.sh':
      '#!/bin/sh\necho asked >> asked.log\ncase "$1" in\n  -h|--help) echo "Usage: cli.sh [-v]"; echo; echo "Options:"; echo "  -v  Say more."; exit;;\nesac\nrm data.txt\n',
  },
  help_daemon: {
    'cli.sh': '#!/bin/sh\ncase "$1" in\n  --help) setsid sleep 614 & echo "Usage: cli.sh [-v]";;\nesac\n',
  },
  hangs: { 'cli.sh': '#!/bin/sh\ncase "$1" in --help) sleep 615;; esac\n' },
  floods: { 'cli.sh': '#!/bin/sh\ncase "$1" in --help) yes;; esac\n' },
}

async function makePlugins(web: string): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'smcp-test-'))
  for (const [plugin, files] of Object.entries(nasty)) {
    await mkdir(join(dir, plugin))
    await writeFile(join(dir, plugin, 'data.txt'), plugin)
    for (const [name, text] of Object.entries(files))
      await writeFile(join(dir, plugin, name), text.replaceAll('WEB', web), { mode: 0o755 })
  }
  return dir
}

async function contentsOf(dir: string): Promise<Record<string, string>> {
  const names = await readdir(dir, { recursive: true, withFileTypes: true })
  const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  return Object.fromEntries(
    await Promise.all(files.map(async (file) => [file, await readFile(file, 'utf8')] as const)),
  )
}

async function sleepersLeft(): Promise<number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number)
  const lines = await Promise.all(
    pids.map(async (pid) => [pid, await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')] as const),
  )
  return lines.filter(([pid, line]) => /^sleep\0(613|614|615)/.test(line) && isAlive(pid)).map(([pid]) => pid)
}

for (const askSandbox of ['auto', 'never'] as const) {
  describe(`asking nasty scripts, ${askSandbox === 'auto' ? 'in a sandbox where there is one' : 'without a sandbox'}`, () => {
    let web: Server
    let core: Core
    let dir: string
    let contents: Record<string, string>
    /** bubblewrap may be missing, or refused inside a container. */
    let isSandboxed: boolean
    const posts: string[] = []
    const statusOf = (name: string): PluginStatus =>
      core.catalog.plugins().find((plugin) => plugin.name === name)!

    before(async function () {
      this.timeout(60_000)
      web = createServer((request, response) => {
        posts.push(request.url ?? '')
        response.end()
      }).listen(0, '127.0.0.1')
      await once(web, 'listening')
      dir = await makePlugins(`http://127.0.0.1:${(web.address() as AddressInfo).port}`)
      contents = await contentsOf(dir)
      const sandbox = await findSandbox(createRunProcess({ PATH: process.env.PATH ?? '' }))
      isSandboxed = askSandbox === 'auto' && sandbox !== undefined
      core = openCore({ ...readConfig({ pluginsDirs: [dir] }), askSandbox, noCache: true })
      await core.catalog.load()
    })
    after(() => {
      web.close()
    })

    it('runs nothing whose text shows no sign of a help, and says so', () => {
      for (const name of ['remove', 'backup', 'touch', 'notify', 'case', 'rotate', 'append']) {
        const { source, problems } = statusOf(name)
        expect(source, name).to.equal('none')
        expect(problems[0]?.message, name).to.contain('was not asked')
      }
    })

    it('changes no file, sends nothing and leaves nothing running', async () => {
      const after = await contentsOf(dir)
      const asked = join(dir, 'help_logs', 'asked.log')
      // A script that writes when it is asked for its help can only be kept from it in a sandbox.
      if (!isSandboxed) Reflect.deleteProperty(after, asked)
      expect(after).to.deep.equal(contents)
      expect(posts).to.deep.equal([])
      expect(await sleepersLeft()).to.deep.equal([])
    })

    it('still reads what programs say that work at import', async () => {
      const tools = (await core.catalog.list()).map(({ name }) => name)
      expect(tools).to.include.members(['import_file__run', 'import_web__run', 'import_daemon__run'])
      expect(statusOf('import_web').source).to.equal('parser')
      expect(statusOf('import_file').source).to.equal(isSandboxed ? 'help' : 'none')
    })

    it('ends what hangs or floods, and names it with the reason', () => {
      expect(statusOf('hangs').problems[0]?.message).to.contain('took longer than 5 s')
      expect(statusOf('floods').problems[0]?.message).to.contain('printed more than 1024 KiB')
    })
  })
}

describe('asking a program whose folder is a link', () => {
  it('gives it a copy of what the link leads to', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'smcp-test-'))
    const real = await mkdtemp(join(tmpdir(), 'smcp-test-'))
    await writeFile(
      join(real, 'cli.py'),
      'import argparse, helper\nargparse.ArgumentParser(description=helper.TEXT).parse_args()\n',
    )
    await writeFile(join(real, 'helper.py'), 'TEXT = "Found beside it."\n')
    await symlink(real, join(dir, 'linked'))
    const core = openCore({ ...readConfig({ pluginsDirs: [dir] }), noCache: true })
    await core.catalog.load()
    expect((await core.catalog.list())[0]?.description).to.equal('Found beside it.')
  })
})
