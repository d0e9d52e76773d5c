import { expect } from 'chai'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig, type Config } from '../../src/config.js'
import { openCore, type Core } from '../../src/core/open-core.js'
import { createJob } from '../../src/process/job.js'
import { homes } from '../support/cache-home.js'
import { until } from '../support/processes.js'
import { needSandbox } from '../support/need-sandbox.js'

const forked = 'forked = "fork_server.py" in open("/proc/self/cmdline").read()\n'
/** Notes each run beside the program, but not that its parser is looked for, which would be refused that. */
const notes = `import os, sys\n${forked}if sys.argv[1:] or "SMCP_DESCRIBE" not in os.environ:\n    open(os.path.dirname(__file__) + "/log", "a").write("%s %s\\n" % (forked, sys.argv[1:]))\n`
const contract = '{"plugin": {"name": "p"}, "commands": [{"name": "go", "parameters": []}]}'
const parser = (description: string): string =>
  `import argparse\n${forked}argparse.ArgumentParser(description=${description}).parse_args()\nprint(forked)\n`

describe('whether a program may be forked', function () {
  this.timeout(60_000)
  let dir: string
  let core: Core

  before(async function () {
    if (process.platform !== 'linux') this.skip()
    await needSandbox(this)
  })
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'smcp-test-'))
  })
  afterEach(async () => {
    core.close()
    await core.catalog.close()
    await rm(dir, { recursive: true, force: true })
  })

  async function open(
    files: Readonly<Record<string, string>>,
    settings: Partial<Config> = {},
    isExamined = false,
  ): Promise<void> {
    const plugins = join(dir, 'plugins')
    await mkdir(join(plugins, 'p'), { recursive: true })
    for (const [name, text] of Object.entries(files)) await writeFile(join(plugins, 'p', name), text)
    const environment = { ...process.env, ...homes, XDG_CACHE_HOME: join(dir, 'cache') }
    const config = {
      ...readConfig({ pluginsDirs: [plugins] }, environment),
      warm: 'on' as const,
      ...settings,
    }
    core = openCore(config, { isExamined })
    await core.catalog.load()
  }

  const call = async (): Promise<string> => {
    const { launch } = core.catalog.findPlugin('p')!
    const job = createJob(launch, [], { timeoutMs: 20_000, outputBytesMax: 1024 })
    return (await core.runner.run(job)).stdout.toString()
  }
  const log = (): string[] =>
    readFileSync(join(dir, 'plugins', 'p', 'log'), 'utf8')
      .trim()
      .split('\n')
  /** What a server has kept of it. */
  const kept = async (): Promise<string> => {
    const folder = join(dir, 'cache', 'smcp', 'warm')
    const names = (): string[] => (existsSync(folder) ? readdirSync(folder) : [])
    await until(() => names().some((name) => name.endsWith('.json')))
    return readFileSync(join(folder, names()[0]!), 'utf8')
  }

  it('is tried by asking forks of it what a start of it answers, before one serves a call', async () => {
    await open({ 'cli.py': parser('"Forked." if forked else "Started."') })
    await call()
    await call()
    expect(await kept()).to.include('"coldBecause":"a fork answers --help with another stdout than a start"')
    expect([await call(), await call()]).to.deep.equal(['False\n', 'False\n'])
    expect(await core.warmthOf('p')).to.deep.equal({
      forked: 'no',
      because: 'a fork answers --help with another stdout than a start',
    })
  })

  it('is said to its author by the same trial, in the sandbox, without a server', async () => {
    await open({ 'cli.py': parser('"Forked." if forked else "Started."') }, {}, true)
    expect((await core.warmthOf('p'))?.because).to.equal(
      'a fork answers --help with another stdout than a start',
    )
    core.close()
    await open({ 'cli.py': parser('"Fine."') }, {}, true)
    expect(await core.warmthOf('p')).to.deep.equal({ forked: 'yes' })
  })

  it('is no matter of what two starts of it say differently', async () => {
    await open({ 'cli.py': `import os\n${parser('str(os.getpid())')}` })
    while ((await call()) !== 'True\n') continue
    expect(await core.warmthOf('p')).to.deep.equal({ forked: 'yes' })
  })

  it('is tried outside a sandbox by what discovery asks there, and by nothing else', async () => {
    const program = `import argparse, json\n${notes}if sys.argv[1:] == ["--describe"]:\n    print('${contract}')\nelse:\n    print(forked)\n`
    await open({ 'cli.py': program }, { askSandbox: 'never' })
    const asked = log()
    expect(new Set(asked)).to.deep.equal(new Set(["False ['--describe']"]))
    let calls = 1
    while ((await call()) !== 'True\n') calls += 1
    const served = log().slice(asked.length)
    expect(served.filter((line) => line.endsWith('[]'))).to.have.length(calls)
    expect(served.filter((line) => !line.endsWith('[]'))).to.deep.equal([
      "False ['--describe']",
      "True ['--describe']",
      "True ['--describe']",
    ])
  })

  it('is tried by nothing where it may be asked nothing, and its author is told that nobody knows', async () => {
    const manifest = { describe: { commands: [{ name: 'go' }] } }
    const files = { 'cli.py': `${notes}print(forked)\n`, 'smcp.json': JSON.stringify(manifest) }
    await open(files)
    expect(await core.warmthOf('p')).to.deep.equal({
      forked: 'unknown',
      because: 'its smcp.json describes it, so it is asked nothing; a server finds out at its second call',
    })
    while ((await call()) !== 'True\n') continue
    expect(new Set(log())).to.deep.equal(new Set(['False []', 'True []']))
    expect(await core.warmthOf('p')).to.deep.equal({ forked: 'yes' })
    core.close()
    await open({ 'cli.py': `${notes}print(forked, 1)\n`, 'smcp.json': '{}' }, { askSandbox: 'never' })
    expect((await core.warmthOf('p'))?.because).to.match(/^it may not be asked anything here;/)
  })

  it('is not known of what no Python runs, and is no where nothing is forked', async () => {
    await open({ 'cli.sh': '#!/bin/sh\n' })
    expect(await core.warmthOf('p')).to.equal(undefined)
    await rm(join(dir, 'plugins', 'p', 'cli.sh'))
    await open({ 'cli.py': parser('"Fine."') }, { warm: 'off' })
    expect(await core.warmthOf('p')).to.deep.equal({ forked: 'no', because: 'SMCP_WARM is off' })
  })
})
