import { expect } from 'chai'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { JobIo, ProcessOutput, Run, RunLimits } from '../../../src/process/job.js'
import type { Launch } from '../../../src/process/launch.js'
import { createRunProcess } from '../../../src/process/run-process.js'
import { startBy } from '../../../src/process/start-by.js'
import { SpawnHelper } from '../../../src/process/warm/spawn-helper.js'
import { pidFile, readPids, until, untilGone } from '../../support/processes.js'
import { runLaunch } from '../../support/run-launch.js'
import { fixturePlugins } from '../../support/serve-plugins.js'
import { python } from '../../support/system-python.js'

const environment = { PATH: process.env.PATH ?? '', PYTHONUNBUFFERED: '1' }
const helper = new SpawnHelper(async () => (await python.find(tmpdir())).executable, environment)
const ways: Readonly<Record<string, Run>> = {
  'as children of this process': createRunProcess({ inherited: environment }),
  'by a helper': createRunProcess({ inherited: environment }, undefined, startBy(helper)),
}
let runJob: Run
const run = (launch: Launch, argv: readonly string[], how: RunLimits & JobIo): Promise<ProcessOutput> =>
  runLaunch(runJob, launch, argv, how)
const limits = { timeoutMs: undefined, outputBytesMax: 1024 * 1024 }

const launch = (plugin: string, file: string): Launch => ({
  plugin,
  file,
  local: {
    interpreter: [],
    mainFile: join(fixturePlugins, plugin, file),
    args: [],
    cwd: join(fixturePlugins, plugin),
  },
})
const shell = (script: string): Promise<ProcessOutput> =>
  run(
    {
      plugin: 'sh',
      file: '-c',
      local: { interpreter: [], mainFile: 'sh', args: ['-c', script], cwd: tmpdir() },
    },
    [],
    limits,
  )

after(() => {
  helper.close()
})

for (const [way, runIt] of Object.entries(ways))
  describe(`runProcess, ${way}`, () => {
    before(() => {
      runJob = runIt
    })

    it('gives back output, stderr and exit code', async () => {
      const output = await shell('echo out; echo err >&2; exit 3')
      expect(output).to.deep.include({ end: 'exited', exitCode: 3, signal: undefined })
      expect([output.stdout.toString(), output.stderr.toString()]).to.deep.equal(['out\n', 'err\n'])
    })

    it('says how it ran and what that took, until its end and not that of what it left', async () => {
      const { how, times } = await shell('sleep 0.1; sleep 30 & exit 0')
      expect([how, times.queueMs]).to.deep.equal(['cold', 0])
      expect(times.startMs).to.be.greaterThan(0)
      // It may be running by the time that its start has been noted.
      expect(times.startMs + times.runMs).to.be.within(99, 29_000)
      const never = await run({ ...launch('echo', 'gone'), file: 'gone' }, [], limits)
      expect([never.end, never.how, never.times.runMs]).to.deep.equal(['not-started', undefined, 0])
    })

    it('gives back the signal that ended the program', async () => {
      expect(await shell('kill -SEGV $$')).to.deep.include({
        end: 'exited',
        exitCode: undefined,
        signal: 'SIGSEGV',
      })
    })

    it('gives the program an empty stdin, so that one that reads does not hang', async () => {
      expect((await shell('cat; echo end')).stdout.toString()).to.equal('end\n')
    })

    it('keeps the last 64 KiB of stderr and drains the rest', async () => {
      const { stderr, exitCode } = await shell('head -c 5000000 /dev/zero | tr "\\0" x >&2; echo end >&2')
      expect(exitCode).to.equal(0)
      expect(stderr.length).to.equal(64 * 1024)
      expect(stderr.toString()).to.match(/xend\n$/)
    })

    it('ends the whole process group when the call times out', async () => {
      const file = await pidFile()
      const output = await run(launch('slow', 'cli.sh'), ['wait', '--pids', file], {
        ...limits,
        timeoutMs: 1000,
      })
      expect(output.end).to.equal('timed-out')
      await untilGone(await readPids(file))
    })

    it('kills a program that ignores SIGTERM after five seconds', async function () {
      this.timeout(20_000)
      const file = await pidFile()
      const controller = new AbortController()
      const running = run(launch('stubborn', 'cli.py'), ['wait', '--pids', file], {
        ...limits,
        signal: controller.signal,
      })
      const pids = await readPids(file)
      controller.abort()
      expect(await running).to.deep.include({ end: 'cancelled', signal: 'SIGKILL' })
      await untilGone(pids)
    })

    it('ends a program that floods at the limit and keeps what fits', async () => {
      const output = await run(launch('flood', 'cli.sh'), ['yes'], { ...limits, outputBytesMax: 100_000 })
      expect(output.end).to.equal('output-limit')
      expect(output.stdout.length).to.equal(100_000)
    })

    it('ends a flood also where its chunks add up to the limit exactly', async () => {
      const output = await run(launch('flood', 'cli.sh'), ['yes'], {
        ...limits,
        outputBytesMax: 8 * 1024 * 1024,
      })
      expect(output.end).to.equal('output-limit')
    })

    it('does not wait for a child that holds stdout, and ends it', async () => {
      const file = await pidFile()
      const output = await run(launch('daemon', 'cli.py'), ['leave', '--pids', file], limits)
      expect(output).to.deep.include({ end: 'exited', exitCode: 0 })
      expect(output.stdout.toString()).to.equal('left\n')
      await untilGone(await readPids(file))
    })

    it('loses nothing of an output where the server is too busy to read it in time', async () => {
      let isBusy = true
      const work = (): void => {
        const end = performance.now() + 250
        while (performance.now() < end);
        if (isBusy) setImmediate(work)
      }
      setImmediate(work)
      // At different moments, some of them while others are being read.
      const scripts = Array.from({ length: 20 }, (_, i) => `sleep 0.${i}; head -c 200000 /dev/zero`)
      const outputs = await Promise.all(scripts.map(shell))
      isBusy = false
      expect(outputs.map(({ stdout }) => stdout.length)).to.deep.equal(scripts.map(() => 200_000))
    })

    it('finds and ends a child that left the group of a cancelled program', async function () {
      if (process.platform !== 'linux') this.skip()
      const file = await pidFile()
      const controller = new AbortController()
      const running = run(launch('daemon', 'cli.py'), ['leave', '--stay', '--pids', file], {
        ...limits,
        signal: controller.signal,
      })
      const pids = await readPids(file)
      controller.abort()
      await running
      await untilGone(pids)
    })

    it('says in words why a program could not be started', async () => {
      const missing = await run(
        {
          plugin: 'x',
          file: 'cli.py',
          local: { interpreter: [], mainFile: 'no-such-python', args: [], cwd: tmpdir() },
        },
        [],
        limits,
      )
      expect(missing).to.deep.include({
        end: 'not-started',
        startProblem: 'no-such-python is not on PATH or was removed; x/cli.py needs it',
      })

      const dir = await mkdtemp(join(tmpdir(), 'smcp-test-'))
      const file = join(dir, 'cli.sh')
      await writeFile(file, '#!/bin/sh\n')
      await chmod(file, 0o644)
      const denied = await run(
        { plugin: 'x', file: 'cli.sh', local: { interpreter: [], mainFile: file, args: [], cwd: dir } },
        [],
        limits,
      )
      expect(denied.startProblem).to.contain('is not executable; chmod +x it')
      await rm(dir, { recursive: true })
      const gone = await run(
        { plugin: 'x', file: 'cli.sh', local: { interpreter: [], mainFile: 'true', args: [], cwd: dir } },
        [],
        limits,
      )
      expect(gone.startProblem).to.contain('The folder of x/cli.sh is gone')
      const nul = await run(
        {
          plugin: 'x',
          file: 'cli.sh',
          local: { interpreter: [], mainFile: 'true', args: ['a\0b'], cwd: tmpdir() },
        },
        [],
        limits,
      )
      expect(nul.end).to.equal('not-started')
    })

    it('starts nothing for a call that was cancelled before', async () => {
      const file = await pidFile()
      const output = await run(launch('slow', 'cli.sh'), ['wait', '--pids', file], {
        ...limits,
        signal: AbortSignal.abort(),
      })
      expect(output.end).to.equal('cancelled')
    })

    it('leaves no timer and no descriptor behind', async () => {
      const { readdir } = await import('node:fs/promises')
      await shell('true')
      const before = (await readdir('/proc/self/fd')).length
      for (let i = 0; i < 20; i += 1) await shell('echo x')
      await until(() => true)
      expect((await readdir('/proc/self/fd')).length).to.be.at.most(before)
    })
  })
