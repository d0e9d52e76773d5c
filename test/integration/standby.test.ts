import { expect } from 'chai'
import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { programEnvironment } from '../../src/process/environment.js'
import { findStrays } from '../../src/process/find-strays.js'
import { createJob, type Job, type JobIo, type ProcessOutput } from '../../src/process/job.js'
import { createRunProcess } from '../../src/process/run-process.js'
import { RunningGroups } from '../../src/process/running-groups.js'
import { startBy } from '../../src/process/start-by.js'
import type { StartProgram } from '../../src/process/start-program.js'
import { killStrays } from '../../src/process/stop-process.js'
import { KnownVerdicts } from '../../src/process/warm/known-verdicts.js'
import { SpawnHelper } from '../../src/process/warm/spawn-helper.js'
import { WarmPrograms } from '../../src/process/warm/warm-programs.js'
import { isAlive, pidFile, readPids, until, untilGone } from '../support/processes.js'
import { python } from '../support/system-python.js'

const fixtures = fileURLToPath(new URL('../fixtures/standby', import.meta.url))
const environment = programEnvironment({
  PATH: process.env.PATH ?? '',
  HOME: tmpdir(),
  EMPTY: '',
  ODD: 'ü\n=',
})
const helper = new SpawnHelper(async () => (await python.find(tmpdir())).executable, environment.inherited)
const ways = { 'by a helper': startBy(helper), 'as children of smcp': startBy() }

let root: string
before(async () => {
  root = await mkdtemp(join(tmpdir(), 'smcp-test-'))
})
after(async () => {
  helper.close()
  await rm(root, { recursive: true, force: true })
})

/** A program of Node with calls, in a folder of its own in which it is run. */
class Program {
  readonly folder = join(root, randomUUID())
  readonly programs: WarmPrograms

  constructor(
    private readonly mainFile: string,
    start: StartProgram,
  ) {
    const groups = new RunningGroups()
    const cold = createRunProcess(environment, groups, start)
    const known = new KnownVerdicts(undefined, '1')
    this.programs = new WarmPrograms({ cold, environment, groups, known, start })
  }

  static async of(text: string, start = ways['as children of smcp']): Promise<Program> {
    const folder = await mkdtemp(join(root, 'p-'))
    await writeFile(join(folder, 'cli.js'), text)
    return await new Program(join(folder, 'cli.js'), start).open()
  }

  async open(): Promise<this> {
    await mkdir(this.folder)
    return this
  }

  job(argv: readonly string[] = [], more: Partial<Job> = {}): Job {
    const local = {
      interpreter: [process.execPath],
      mainFile: this.mainFile,
      args: ['always'],
      cwd: this.folder,
    }
    const limits = { timeoutMs: 20_000, outputBytesMax: 2 ** 23, graceMs: 500 }
    return createJob({ plugin: 'p', file: 'cli.js', local }, argv, limits, more)
  }

  async call(argv: readonly string[] = [], more: Partial<Job> & JobIo = {}): Promise<ProcessOutput> {
    const { signal, ...job } = more
    return await this.programs.run(this.job(argv, job), { ...(signal && { signal }) })
  }

  /** Calls until a process that stood by has run a call. */
  async callStandby(argv: readonly string[] = []): Promise<ProcessOutput> {
    for (;;) {
      const output = await this.call(argv)
      if (output.how === 'standby') return output
    }
  }

  /** The process that stands by, as soon as there is one. */
  async standby(): Promise<number> {
    await until(() => this.programs.loaded().length === 1)
    return this.programs.loaded()[0]!.pid
  }
}

for (const [way, start] of Object.entries(ways))
  describe(`a run by a process that stood by, one of those that are started ${way}`, function () {
    this.timeout(60_000)
    let dir: string
    before(async function () {
      if (process.platform !== 'linux') this.skip()
      dir = await mkdtemp(join(root, 'programs-'))
      await cp(fixtures, dir, { recursive: true })
    })

    for (const name of readdirSync(fixtures))
      it(`is like a start: ${name}`, async () => {
        const { runs, stdin } = readHead(await readFile(join(dir, name), 'utf8'))
        const program = await new Program(join(dir, name), start).open()
        for (const argv of runs) {
          const job = (): Job => program.job(argv, stdin === undefined ? {} : { stdin })
          const started = await observe(
            createRunProcess(environment, undefined, start),
            job(),
            program.folder,
          )
          for (;;) {
            const run = await observe(program.programs.run, job(), program.folder)
            expect(run.seen).to.deep.equal(started.seen)
            // What is given to a program takes the place of its call.
            if (run.how === 'standby' || stdin !== undefined) break
          }
        }
        program.programs.close()
      })
  })

describe('a program of Node that is called again', function () {
  this.timeout(30_000)
  before(function () {
    if (process.platform !== 'linux') this.skip()
  })

  it('is run by a process that stood by from then on, each call by another', async () => {
    const program = await Program.of('console.log(process.pid)')
    const outputs = [await program.call(), await program.call()]
    const first = await program.standby()
    outputs.push(await program.call())
    const second = await program.standby()
    outputs.push(await program.call())
    expect(outputs.map(({ how }) => how)).to.deep.equal(['cold', 'cold', 'standby', 'standby'])
    expect(outputs.slice(2).map(({ stdout }) => Number(stdout))).to.deep.equal([first, second])
    program.programs.close()
  })

  it('is started where several calls run at once and one process stands by', async () => {
    const program = await Program.of('console.log(process.argv[3]); setTimeout(() => undefined, 100)')
    await program.callStandby(['a'])
    await program.standby()
    const outputs = await Promise.all(['a', 'b', 'c'].map((word) => program.call([word])))
    expect(outputs.map(({ stdout }) => stdout.toString())).to.deep.equal(['a\n', 'b\n', 'c\n'])
    expect(outputs.filter(({ how }) => how === 'standby').length).to.equal(1)
    program.programs.close()
  })

  it('gets the variables of its call, and is started where Node has read them by then', async () => {
    const program = await Program.of(
      'console.log(process.env.ONE, process.env.NODE_ENV, process.env.SMCP_RUN_ID)',
    )
    await program.callStandby()
    await program.standby()
    const one = program.job([], { variables: { ONE: 'secret' } })
    const output = await program.programs.run(one)
    expect([output.how, output.stdout.toString()]).to.deep.equal(['standby', `secret undefined ${one.id}\n`])
    await program.standby()
    const { how, stdout } = await program.call([], { variables: { NODE_ENV: 'test' } })
    expect([how, stdout.toString().split(' ')[1]]).to.deep.equal(['cold', 'test'])
    program.programs.close()
  })

  it('is run as it is now, in the folder that is there now', async () => {
    const program = await Program.of('console.log("old", process.cwd(), require("fs").readdirSync("."))')
    await program.callStandby()
    await program.standby()
    await writeFile(program.job().launch.local.mainFile, 'console.log("new", require("fs").readdirSync("."))')
    await rm(program.folder, { recursive: true })
    await mkdir(program.folder)
    await writeFile(join(program.folder, 'file'), '')
    const output = await program.call()
    expect([output.how, output.stdout.toString()]).to.deep.equal(['standby', "new [ 'file' ]\n"])
    await program.standby()
    await rm(program.folder, { recursive: true })
    expect((await program.call()).startProblem).to.contain('The folder of p/cli.js is gone')
    program.programs.close()
  })

  it('fails as it would have where a word is too long, or has a NUL', async () => {
    const program = await Program.of('console.log(process.argv[3].length)')
    await program.callStandby(['a'])
    for (const word of ['x'.repeat(200_000), 'a\0b']) {
      await program.standby()
      expect((await program.call([word])).end).to.equal('not-started')
    }
    program.programs.close()
  })

  it('is ended with its group when the call is cancelled', async () => {
    const file = await pidFile()
    const program = await Program.of(`
      const child = require('child_process').spawn('sleep', ['30'])
      if (process.argv[3] === 'stay') require('fs').writeFileSync('${file}', process.pid + ' ' + child.pid)
      else process.exit()`)
    await program.callStandby()
    await program.standby()
    const controller = new AbortController()
    const running = program.call(['stay'], { signal: controller.signal })
    const pids = await readPids(file)
    controller.abort()
    expect(await running).to.deep.include({ end: 'cancelled', how: 'standby' })
    await untilGone(pids)
    program.programs.close()
  })

  it('is started after a process that stood by was killed, and after one that crashed in a call ever after', async () => {
    const program = await Program.of('if (process.argv[3]) process.abort()')
    await program.callStandby()
    process.kill(await program.standby(), 'SIGKILL')
    await until(() => program.programs.loaded().length === 0)
    expect(await program.call()).to.deep.include({ how: 'cold', exitCode: 0 })
    await program.standby()
    expect(await program.call(['crash'])).to.deep.include({ how: 'standby', signal: 'SIGABRT' })
    for (let calls = 0; calls < 3; calls += 1) expect((await program.call()).how).to.equal('cold')
    program.programs.close()
  })

  it('has no process any more when its plugin has changed, or smcp closes or is gone', async () => {
    const program = await Program.of('')
    await program.callStandby()
    const first = await program.standby()
    program.programs.forget('other')
    expect(isAlive(first)).to.equal(true)
    program.programs.forget('p')
    await untilGone([first])
    await program.callStandby()
    const second = await program.standby()
    program.programs.close()
    await untilGone([second])
    expect((await program.call()).how).to.equal('cold')
  })

  it('is started by what can be lost with what it starts', async () => {
    const program = await Program.of('', ways['by a helper'])
    await program.callStandby()
    const standby = await program.standby()
    const parent = Number(/^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${standby}/status`, 'utf8'))![1])
    process.kill(parent, 'SIGKILL')
    await untilGone([standby])
    await until(() => program.programs.loaded().length === 0)
    expect((await program.call()).how).to.equal('cold')
    expect((await program.callStandby()).exitCode).to.equal(0)
    program.programs.close()
  })
})

/** What its first lines say: `run: WORDS`, as often as it is to be run, and `stdin: TEXT`. */
function readHead(source: string): { runs: readonly (readonly string[])[]; stdin: string | undefined } {
  const all = (key: string): string[] =>
    [...source.matchAll(new RegExp(`^// ${key}: (.*)$`, 'gm'))].map(([, value = '']) => value)
  const runs = all('run').map((words) => words.split(' '))
  return { runs: runs.length === 0 ? [[]] : runs, stdin: all('stdin')[0] }
}

/** All that can be seen of one run from outside; process ids and the id of the run differ. */
async function observe(
  run: (job: Job) => Promise<ProcessOutput>,
  job: Job,
  folder: string,
): Promise<{ readonly how: string | undefined; readonly seen: unknown }> {
  for (const file of await readdir(folder)) await rm(join(folder, file))
  const { how, end, exitCode, signal, stdout, stderr } = await run(job)
  const left = (await findStrays(job.id)).length
  await killStrays(job.id)
  const [out, err] = [stdout, stderr].map((bytes) =>
    bytes
      .toString()
      .replaceAll(job.id, 'RUN-ID')
      .replaceAll(/\(node:\d+\)/g, '(node:PID)'),
  )
  const files = await Promise.all(
    (await readdir(folder)).map(async (file) => [file, await readFile(join(folder, file), 'utf8')] as const),
  )
  return { how, seen: { end, exitCode, signal, out, err, left, files } }
}
