import { expect } from 'chai'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readConfig } from '../../src/config.js'
import { openCore } from '../../src/core/open-core.js'
import { homes } from '../support/cache-home.js'
import { readPids, until, untilGone } from '../support/processes.js'

const fixtures = fileURLToPath(new URL('../fixtures/', import.meta.url))
const parser = (description: string): string =>
  `import argparse, sys, os\nparser = argparse.ArgumentParser(description=${description})\nparser.add_argument("--x", type=int)\nparser.parse_args()\n`
const isForked = '"base_server.py" in open("/proc/self/cmdline").read()'
/** What a program can see of its start, in its help. */
const facts = `import sys
modules = sorted(sys.modules)
import os, signal
variables = {name: value for name, value in os.environ.items() if name not in ("HOME", "TMPDIR", "SMCP_RUN_ID")}
private = [os.listdir(os.environ[name]) for name in ("HOME", "TMPDIR")] + [len(os.environ["SMCP_RUN_ID"])]
handlers = [repr(signal.getsignal(number)) for number in range(1, 32)]
# Those with higher numbers are of whoever started the tests: a start has them, a fork has not.
open_files = [fd for fd in os.listdir("/proc/self/fd") if int(fd) < 16]
names = sorted(name for name in globals() if name != "__annotations__")
streams = [(one.name, one.encoding, one.errors, one.line_buffering, one.seekable(), one.isatty()) for one in (sys.stdin, sys.stdout, sys.stderr)]
seen = [modules, variables, private, handlers, open_files, names, streams, sys.argv, sys.path, os.getcwd(), os.umask(0),
        __name__, __file__, repr(__loader__)[:50], sys.flags, sys.executable, sys.prefix, len(sys.meta_path) > 0, sys.exc_info(),
        os.getpid() == os.getsid(0), __import__("gc").isenabled(), sys.warnoptions, sys.dont_write_bytecode]
print("usage: cli.py [--help] [--fact F]\\n\\noptions:")
for number, fact in enumerate(seen):
    print("  --fact-%d F  %s" % (number, str(fact).replace("\\n", " ")))
`

describe('programs of Python that are asked', function () {
  this.timeout(120_000)
  const { TMPDIR } = process.env
  let dir: string

  before(async function () {
    if (process.platform !== 'linux') this.skip()
    // Beside other runs of the tests, which have what forks too.
    process.env.TMPDIR = await mkdtemp(join(tmpdir(), 'smcp-test-'))
  })
  after(() => {
    if (TMPDIR === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = TMPDIR
  })
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'smcp-test-'))
  })
  afterEach(async () => {
    await rm(dir, { recursive: true, force: true })
  })

  /** Puts so many programs there that are forked, from the second one on. */
  async function putMany(count = 6): Promise<void> {
    for (let number = 0; number < count; number += 1) await put(`many${number}`, parser(`str(${isForked})`))
  }

  async function put(
    plugin: string,
    program: string,
    files: Readonly<Record<string, string>> = {},
  ): Promise<string> {
    await mkdir(join(dir, plugin))
    for (const [name, text] of Object.entries({ ...files, 'cli.py': program }))
      await writeFile(join(dir, plugin, name), text)
    return join(dir, plugin)
  }

  /** Describes all plugins, then those that come later; returns what came of it, by tool, and what is wrong. */
  async function describeAll(
    warm: 'on' | 'off',
    ask = false,
    later: Readonly<Record<string, string>> = {},
  ): Promise<Described> {
    const config = readConfig({ pluginsDirs: [dir] }, { ...process.env, ...homes })
    const core = openCore(
      { ...config, noCache: true, askSandbox: 'never', warm },
      { ...(ask && { describe: { ask } }), concurrency: 1 },
    )
    try {
      await core.catalog.load()
      for (const [name, program] of Object.entries(later))
        await put(name, program, { 'smcp.json': '{"ask": true}' })
      await core.catalog.refresh()
      const { catalog } = core
      const tools = catalog.tools.map((tool) => [tool.name, JSON.stringify(tool)] as const)
      return { tools: Object.fromEntries(tools), problems: JSON.stringify(catalog.problems()) }
    } finally {
      core.close()
      await core.catalog.close()
    }
  }

  it('are described by forks as by starts of them, byte for byte', async () => {
    const ways = ['plugins', 'arguments', 'contract-2', 'tasks', 'terminal', 'warm/cases']
    for (const folder of ways.map((way) => join(fixtures, way)))
      for (const name of await readdir(folder)) await putFixture(join(folder, name))
    await put('facts', facts)
    await put('own_module', parser('__import__("textwrap").OWN'), {
      'textwrap.py': 'OWN = "own"\ndedent = str\n',
    })
    await put('unreadable', 'import argparse\nparser.add_argument("--help"\n')
    await putMany()
    const started = await describeAll('off', true)
    const forked = await describeAll('on', true)
    expect(Object.keys(started.tools).length).to.be.greaterThan(50)
    for (const [name, tool] of Object.entries(started.tools))
      if (!name.startsWith('many')) expect(forked.tools[name]).to.equal(tool)
    expect(forked.problems).to.equal(started.problems)
    expect(Object.keys(forked.tools)).to.deep.equal(Object.keys(started.tools))
    const many = (tools: Described['tools']): string =>
      JSON.stringify(Object.entries(tools).filter(([name]) => name.startsWith('many')))
    expect(many(started.tools)).not.to.contain('True')
    expect(many(forked.tools)).to.contain('True')
    await untilNoneIsLeft()
  })

  it('leave nothing behind, wherever it went', async () => {
    await putMany()
    const daemon = (env: string): string => `import os, sys
if "--help" in sys.argv:
    if ${isForked} and not os.fork():
        os.setsid()
        if not os.fork():
            open("pids", "w").write("%d\\n" % os.getpid())
            os.execvpe("sleep", ["sleep", "300"], ${env})
        os._exit(0)
    while not os.path.exists("pids"): pass
    print("usage: cli.py [--name N]\\n\\noptions:\\n  --name N  a name")
`
    const plugins = { with_id: daemon('os.environ'), without_id: daemon('{"PATH": os.environ["PATH"]}') }
    const { tools } = await describeAll('on', false, plugins)
    expect(tools).to.contain.keys('with_id__run', 'without_id__run')
    for (const plugin of Object.keys(plugins)) await untilGone(await readPids(join(dir, plugin, 'pids')))
    await untilNoneIsLeft()
  })

  it('are asked by a start where what forks them has ended', async () => {
    await putMany()
    const kills = `import os, signal, sys
if "--help" in sys.argv:
    if ${isForked}:
        open("tried", "w").close()
        os.kill(os.getppid(), signal.SIGKILL)
        signal.pause()
    print("usage: cli.py [--name N]\\n\\noptions:\\n  --name N  a name")
`
    const { tools, problems } = await describeAll('on', false, { kills })
    expect(existsSync(join(dir, 'kills', 'tried'))).to.equal(true)
    expect(tools.kills__run).to.contain('a name')
    expect(problems).to.equal('[]')
    await untilNoneIsLeft()
  })

  async function putFixture(from: string): Promise<void> {
    const plugin = basename(from, '.py')
    if (existsSync(join(from, 'cli.py'))) await cp(from, join(dir, plugin), { recursive: true })
    else if (from.endsWith('.py')) await put(plugin, readFileSync(from, 'utf8'))
  }
})

interface Described {
  readonly tools: Readonly<Record<string, string>>
  readonly problems: string
}

/** Neither what forks nor its folder is left. */
async function untilNoneIsLeft(): Promise<void> {
  const children = `/proc/self/task/${process.pid}/children`
  await until(() =>
    readFileSync(children, 'utf8')
      .split(' ')
      .filter(Boolean)
      .every((pid) => !commandLineOf(pid).includes('base_server.py')),
  )
  await until(() => !readdirSync(tmpdir()).some((name) => name.startsWith('smcp-base-')))
}

function commandLineOf(pid: string): string {
  return existsSync(`/proc/${pid}/cmdline`) ? readFileSync(`/proc/${pid}/cmdline`, 'utf8') : ''
}
