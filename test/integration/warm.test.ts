import { expect } from 'chai'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import PQueue from 'p-queue'
import { checkCase, type CheckedCase } from '../../bench/warm/check-case.js'
import { makePython } from '../../bench/warm/make-python.js'
import { readCases } from '../../bench/warm/warm-case.js'
import { createJob, type JobIo, type ProcessOutput, type Run } from '../../src/process/job.js'
import { createRunProcess } from '../../src/process/run-process.js'
import { RunningGroups } from '../../src/process/running-groups.js'
import { KnownVerdicts } from '../../src/process/warm/known-verdicts.js'
import { WarmPrograms } from '../../src/process/warm/warm-programs.js'
import { doors } from '../support/mcp-clients.js'
import { pidFile, until, untilGone } from '../support/processes.js'
import { runLaunch } from '../support/run-launch.js'
import { serveFixtures } from '../support/serve-plugins.js'
import { python as pythonFinder } from '../support/system-python.js'

const fixtures = fileURLToPath(new URL('../fixtures/warm', import.meta.url))
const cases = await readCases(fixtures)
/** So many at once: most of them wait for something. */
const atOnce = 4

describe('a forked run of a Python program', function () {
  this.timeout(120_000)
  const queue = new PQueue({ concurrency: atOnce })
  let dir: string
  let checks: ReadonlyMap<string, Promise<CheckedCase>>

  before(async function () {
    if (process.platform !== 'linux') this.skip()
    dir = await mkdtemp(join(tmpdir(), 'smcp-test-'))
    const python = await makePython(join(dir, 'venv'), join(fixtures, 'packages'))
    // Each test waits for its own.
    checks = new Map(cases.map((one) => [one.name, queue.add(() => checkCase(one, python, 1))]))
  })
  after(async () => {
    queue.clear()
    await queue.onIdle()
    await rm(dir, { recursive: true, force: true })
  })

  for (const { name, cold } of cases)
    it(`${cold === undefined ? 'is like a start' : 'is no fork'}: ${name}`, async () => {
      expect((await checks.get(name)!).wrong).to.deep.equal([])
    })
})

describe('a Python program that is called again', function () {
  this.timeout(60_000)
  const environment = { PATH: process.env.PATH ?? '', PYTHONUNBUFFERED: '1' }
  const limits = { timeoutMs: undefined, outputBytesMax: 1024 * 1024 }
  /** True in a fork, whose command line is that of its server. */
  const head = 'import json, os, sys, time\nforked = "fork_server.py" in open("/proc/self/cmdline").read()\n'
  let dir: string
  let interpreter: string[]

  before(async function () {
    if (process.platform !== 'linux') this.skip()
    dir = await mkdtemp(join(tmpdir(), 'smcp-test-'))
    const { executable } = await pythonFinder.find(dir)
    interpreter = [executable]
  })
  after(async () => {
    await rm(dir, { recursive: true, force: true })
  })

  interface Called {
    readonly mainFile: string
    readonly programs: WarmPrograms
    /** How often its imports were watched. */
    readonly watches: () => number
    readonly call: (argv?: readonly string[], io?: JobIo) => Promise<ProcessOutput>
    /** Calls with something on stdin. */
    readonly give: (stdin: string, argv?: readonly string[]) => Promise<ProcessOutput>
    /** Calls until a call is forked. */
    readonly untilForked: (argv?: readonly string[]) => Promise<ProcessOutput>
  }

  async function open(text: string): Promise<Called> {
    const cwd = await mkdtemp(join(dir, 'p-'))
    const mainFile = join(cwd, 'cli.py')
    await writeFile(mainFile, head + text)
    return serve(mainFile)
  }

  /** As a server does that has just been started. */
  function serve(mainFile: string, cacheDir?: string): Called {
    const groups = new RunningGroups()
    const start = createRunProcess({ inherited: environment }, groups)
    const started: string[] = []
    const cold: Run = (job, io) => {
      started.push(job.launch.local.mainFile)
      return start(job, io)
    }
    const known = new KnownVerdicts(cacheDir, '1.0.0')
    const programs = new WarmPrograms({ cold, environment: { inherited: environment }, groups, known })
    const { run } = programs
    const cwd = dirname(mainFile)
    const launch = { plugin: 'p', file: 'cli.py', local: { interpreter, mainFile, args: [], cwd } }
    const call: Called['call'] = (argv = [], io = {}) => runLaunch(run, launch, argv, { ...limits, ...io })
    const give: Called['give'] = (stdin, argv = []) => run(createJob(launch, argv, limits, { stdin }))
    const untilForked: Called['untilForked'] = async (argv) => {
      for (;;) {
        const output = await call(argv)
        if (output.stdout.toString().startsWith('True')) return output
      }
    }
    const watches = (): number => started.filter((file) => file.endsWith('/watch.py')).length
    return { mainFile, programs, watches, call, give, untilForked }
  }

  it('is forked from then on, and prints what a start prints', async () => {
    const { call, untilForked } = await open('print(forked, json.dumps(sys.argv[1:]))')
    const cold = await call(['a'])
    expect([cold.stdout.toString(), cold.how]).to.deep.equal(['False ["a"]\n', 'cold'])
    const warm = await untilForked(['b c'])
    expect([warm.stdout.toString(), warm.how]).to.deep.equal(['True ["b c"]\n', 'warm'])
    expect(warm.times.startMs).to.be.greaterThan(0)
    expect(warm.usage?.cpuMs).to.be.greaterThan(0)
  })

  it('never runs as it was before a change', async () => {
    const { mainFile, call, untilForked } = await open('print(forked, "old")')
    await untilForked()
    await writeFile(mainFile, `${head}print(forked, "new")`)
    expect((await call()).stdout.toString()).to.equal('False new\n')
    expect((await untilForked()).stdout.toString()).to.equal('True new\n')
  })

  it('is watched once, and not again after a restart until it changes', async () => {
    const { mainFile } = await open('print(forked)')
    const cacheDir = join(dirname(mainFile), 'cache')
    const first = serve(mainFile, cacheDir)
    await first.untilForked()
    const second = serve(mainFile, cacheDir)
    await second.untilForked()
    expect([first.watches(), second.watches()]).to.deep.equal([1, 0])
    await writeFile(mainFile, `${head}print(forked, "changed")`)
    const third = serve(mainFile, cacheDir)
    await third.untilForked()
    expect(third.watches()).to.equal(1)
  })

  it('is started for each call where its imports forbid more, and not watched again after a restart', async () => {
    const { mainFile } = await open('')
    await writeFile(mainFile, `import statistics\n${head}print(forked)`)
    await writeFile(join(dirname(mainFile), 'fractions.py'), 'class Fraction: pass')
    const cacheDir = join(dirname(mainFile), 'cache')
    const first = serve(mainFile, cacheDir)
    await first.call()
    await first.call()
    const kept = (): string[] =>
      existsSync(join(cacheDir, 'warm')) ? readdirSync(join(cacheDir, 'warm')) : []
    await until(() => kept().some((name) => name.endsWith('.json')))
    expect(readFileSync(join(cacheDir, 'warm', kept()[0]!), 'utf8')).to.include(
      '"coldBecause":"a module is imported that is not installed',
    )
    const second = serve(mainFile, cacheDir)
    for (let calls = 0; calls < 4; calls += 1)
      expect((await second.call()).stdout.toString()).to.equal('False\n')
    expect([first.watches(), second.watches()]).to.deep.equal([1, 0])
  })

  it('has no server any more when its plugin has changed or is gone, nor when smcp closes', async () => {
    const { programs, call, untilForked } = await open('print(forked, os.getppid())')
    const serverOf = ({ stdout }: ProcessOutput): number => Number(stdout.toString().split(' ')[1])
    /** A server, and the fork that waits for the next call. */
    const familyOf = async (server: number): Promise<number[]> => {
      const children = `/proc/${server}/task/${server}/children`
      await until(() => readNumbers(children).length === 1)
      return [server, ...readNumbers(children)]
    }
    const first = serverOf(await untilForked())
    programs.forget('other')
    expect(serverOf(await call())).to.equal(first)
    const family = await familyOf(first)
    programs.forget('p')
    await untilGone(family)
    const second = await familyOf(serverOf(await untilForked()))
    programs.close()
    await untilGone(second)
    expect((await call()).stdout.toString()).to.include('False')
  })

  it('is forked ahead of its call while none runs, and by its call where that fork is gone', async () => {
    const { call, untilForked } = await open('print(forked, os.getpid(), os.getppid())')
    const idsOf = ({ stdout }: ProcessOutput): number[] => stdout.toString().split(' ').slice(1).map(Number)
    const [, server = 0] = idsOf(await untilForked())
    const waiting = (): number[] => readNumbers(`/proc/${server}/task/${server}/children`)
    await until(() => waiting().length === 1)
    const [ahead = 0] = waiting()
    await until(() => readFileSync(`/proc/${ahead}/stat`, 'utf8').includes(') S '))
    expect(idsOf(await call())).to.deep.equal([ahead, server])
    await until(() => waiting().length === 1)
    const [killed = 0] = waiting()
    process.kill(killed, 'SIGKILL')
    // One that is still dying may be given the call, which would then be lost with it.
    await untilGone([killed])
    const [next = 0, again] = idsOf(await call())
    expect(again).to.equal(server)
    expect(next).to.not.equal(killed)
  })

  it('is ended with its group when the call is cancelled', async () => {
    const { call, untilForked } = await open(
      'print(forked)\nif sys.argv[1:]:\n    os.fork()\n    open(sys.argv[1], "a").write("%d " % os.getpid())\n    time.sleep(30)',
    )
    await untilForked()
    const file = await pidFile()
    const controller = new AbortController()
    const running = call([file], { signal: controller.signal })
    await until(() => readNumbers(file).length === 2)
    controller.abort()
    expect((await running).end).to.equal('cancelled')
    await untilGone(readNumbers(file))
  })

  it('keeps calls apart that run at once, and all that they print', async () => {
    const { call, untilForked } = await open(
      'print(forked)\nfor number in range(2000):\n    print(sys.argv[1:] * 20)\n    number % 500 or print(sys.argv[1:], file=sys.stderr)',
    )
    await untilForked()
    const words = Array.from({ length: 24 }, (_, index) => `word-${index}`)
    const outputs = await Promise.all(words.map((word) => call([word])))
    outputs.forEach(({ stdout, stderr }, index) => {
      const said = `['${words[index]!}']\n`
      const line = `[${Array.from({ length: 20 }, () => `'${words[index]!}'`).join(', ')}]\n`
      expect(stdout.toString()).to.equal(`True\n${line.repeat(2000)}`)
      expect(stderr.toString()).to.equal(said.repeat(4))
    })
  })

  it('is given on stdin what its call has there, all of it and nothing of others', async () => {
    const { give, untilForked } = await open(
      'if "ignore" in sys.argv:\n    print(forked)\nelse:\n    text = sys.stdin.read()\n    print(forked, len(text), text[:1], text == text[:1] * len(text))',
    )
    await untilForked()
    const letters = ['a', 'b', 'c', 'd']
    const outputs = await Promise.all([
      ...letters.map((letter) => give(letter.repeat(3_000_000))),
      give('x'.repeat(3_000_000), ['ignore']),
      give(''),
    ])
    expect(outputs.map(({ stdout }) => stdout.toString())).to.deep.equal([
      ...letters.map((letter) => `True 3000000 ${letter} True\n`),
      'True\n',
      'True 0  True\n',
    ])
  })

  it('is lost, and not run again, when its server ends during a call; the next call starts it', async () => {
    const { call, untilForked } = await open(
      'print(forked)\nif sys.argv[1:]:\n    open(sys.argv[1], "a").write("%d %d\\n" % (os.getpid(), os.getppid()))\n    time.sleep(30)',
    )
    await untilForked()
    const file = await pidFile()
    const running = call([file])
    await until(() => readNumbers(file).length === 2)
    const [program = 0, server = 0] = readNumbers(file)
    process.kill(server, 'SIGKILL')
    expect(await running).to.deep.include({ end: 'lost', exitCode: undefined, signal: undefined })
    await untilGone([program])
    expect(readNumbers(file)).to.deep.equal([program, server])
    expect((await call()).stdout.toString()).to.equal('False\n')
  })

  it('is forked by a server unless SMCP_WARM is off', async () => {
    const plugins = await mkdtemp(join(dir, 'plugins-'))
    await mkdir(join(plugins, 'p'))
    const contract = JSON.stringify({ describe: { commands: [{ name: 'go' }] } })
    await writeFile(join(plugins, 'p', 'smcp.json'), contract)
    await writeFile(join(plugins, 'p', 'cli.py'), `${head}print(json.dumps({"forked": forked}))`)
    for (const settings of [{}, { warm: 'off' }] as const) {
      const server = await serveFixtures({ ...settings, pluginsDirs: [plugins] })
      const client = await doors['Streamable HTTP, SDK v1']!(server.url)
      const texts: string[] = []
      for (let calls = 0; calls < 20 && !texts.includes('{"forked": true}'); calls += 1)
        texts.push((await client.call('p__go', {})).text)
      expect(texts.includes('{"forked": true}'), texts.join()).to.equal(!('warm' in settings))
      await client.close()
      await server.close()
    }
  })
})

function readNumbers(file: string): number[] {
  try {
    return (readFileSync(file, 'utf8').match(/\d+/g) ?? []).map(Number)
  } catch {
    return []
  }
}
