import { expect } from 'chai'
import { getEventListeners } from 'node:events'
import { BusyError } from '../../../src/errors.js'
import { createJob, type Job, type ProcessOutput, type Run } from '../../../src/process/job.js'
import type { Launch, LaunchLimits } from '../../../src/process/launch.js'
import { createRunProcess } from '../../../src/process/run-process.js'
import { RunQueue } from '../../../src/process/run-queue.js'
import { runLaunch } from '../../support/run-launch.js'
import { untilGone, pidFile, readPids } from '../../support/processes.js'

const run = createRunProcess({ inherited: { PATH: process.env.PATH ?? '' } })
const limits = { timeoutMs: undefined, outputBytesMax: 1024 * 1024 }

const shell = (script: string, plugin = 'sh', own?: LaunchLimits): Launch => ({
  plugin,
  ...(own && { limits: own }),
  file: '-c',
  local: { interpreter: [], mainFile: 'sh', args: ['-c', script], cwd: '/' },
})

/** A program that takes a place until it is ended, and the call that it belongs to. */
async function startWaiting(queue: RunQueue, plugin?: string) {
  const file = await pidFile()
  const call = new AbortController()
  const output = runLaunch(queue.run, shell(`echo $$ > ${file}; exec sleep 600`, plugin), [], {
    ...limits,
    signal: call.signal,
  })
  return {
    output,
    pids: await readPids(file),
    end: () => {
      call.abort()
    },
  }
}

describe('RunQueue', () => {
  it('runs so many at once and the rest in order of arrival', async () => {
    const queue = new RunQueue(run, { concurrency: 1, queueMax: 9 })
    const order: string[] = []
    const say = async (word: string): Promise<void> => {
      const { stdout } = await runLaunch(queue.run, shell(`echo ${word}`), [], limits)
      order.push(stdout.toString().trim())
    }
    const calls = ['one', 'two', 'three'].map(say)
    expect(queue.counts()).to.deep.equal({ running: 1, waiting: 2 })
    await Promise.all(calls)
    expect(order).to.deep.equal(['one', 'two', 'three'])
  })

  it('says how long a job has waited, also one that never ran', async () => {
    const queue = new RunQueue(run, { concurrency: 1, queueMax: 9 })
    const first = runLaunch(queue.run, shell('sleep 0.3'), [], limits)
    const second = runLaunch(queue.run, shell('true'), [], limits)
    const late = runLaunch(queue.run, shell('true'), [], { ...limits, timeoutMs: 50 })
    const { queueMs } = (await second).times
    expect(queueMs).to.be.at.least(299)
    expect((await first).times.queueMs).to.be.lessThan(queueMs)
    expect((await late).how).to.equal(undefined)
    expect((await late).times.queueMs)
      .to.be.at.least(49)
      .and.lessThan(queueMs)
  })

  it('refuses a call as busy where all places and the whole queue are taken', async () => {
    const queue = new RunQueue(run, { concurrency: 1, queueMax: 1 })
    const running = await startWaiting(queue)
    const waiting = runLaunch(queue.run, shell('true'), [], limits)
    const refused = await runLaunch(queue.run, shell('true'), [], limits).catch((error: unknown) => error)
    expect(refused).to.be.instanceOf(BusyError)
    expect((refused as BusyError).message).to.equal(
      'All places are taken, 1 running and 1 waiting: nothing was started',
    )
    running.end()
    expect((await waiting).end).to.equal('exited')
  })

  it('leaves places to other plugins, however many calls of a slow one come', async () => {
    const queue = new RunQueue(run, { concurrency: 4, queueMax: 99 })
    const slow = await Promise.all([1, 2, 3].map(() => startWaiting(queue, 'slow')))
    const fourth = new AbortController()
    const waits = runLaunch(queue.run, shell('true', 'slow'), [], { ...limits, signal: fourth.signal })
    expect(queue.counts()).to.deep.equal({ running: 3, waiting: 1 })
    expect((await runLaunch(queue.run, shell('true', 'other'), [], limits)).end).to.equal('exited')
    expect(queue.counts()).to.deep.equal({ running: 3, waiting: 1 })
    fourth.abort()
    expect((await waits).end).to.equal('cancelled')
    for (const { end } of slow) end()
    await queue.idle()
  })

  it('runs as many of a plugin as its manifest says, or the setting for all', async () => {
    for (const [own, expected] of [
      [undefined, { running: 1, waiting: 2 }],
      [{ concurrency: 2 }, { running: 2, waiting: 1 }],
    ] as const) {
      const queue = new RunQueue(run, { concurrency: 4, pluginConcurrency: 1, queueMax: 99 })
      const calls = [1, 2, 3].map(() => runLaunch(queue.run, shell('true', 'p', own), [], limits))
      expect(queue.counts()).to.deep.equal(expected)
      await Promise.all(calls)
    }
  })

  it('gives the next place to the caller who had none, and keeps room for others', async () => {
    const queue = new RunQueue(run, { concurrency: 1, queueMax: 4 })
    const order: string[] = []
    const call = async (caller: string): Promise<void> => {
      await queue.run(createJob(shell('true'), [], limits, { caller }))
      order.push(caller)
    }
    const greedy = [1, 2, 3, 4].map(() => call('greedy'))
    const refused = await call('greedy').catch((error: unknown) => error)
    expect(refused).to.be.instanceOf(BusyError)
    expect((refused as BusyError).message).to.equal(
      '3 calls of this caller wait already: nothing was started',
    )
    await Promise.all([...greedy, call('other')])
    expect(order).to.deep.equal(['greedy', 'greedy', 'other', 'greedy', 'greedy'])
  })

  it('gives the place of a call whose time is over while it waits to the next one, and starts nothing', async () => {
    const queue = new RunQueue(run, { concurrency: 1, queueMax: 1 })
    const running = await startWaiting(queue)
    const late = await runLaunch(queue.run, shell('echo started'), [], { ...limits, timeoutMs: 20 })
    expect([late.end, late.stdout.toString()]).to.deep.equal(['timed-out', ''])
    expect(queue.counts()).to.deep.equal({ running: 1, waiting: 0 })
    running.end()
    await running.output
  })

  it('counts the time in the queue, by handing on the deadline that a job came with', async () => {
    const jobs: Job[] = []
    const inner: Run = (job, io) => {
      jobs.push(job)
      return run(job, io)
    }
    const queue = new RunQueue(inner, { concurrency: 1, queueMax: 1 })
    const job = createJob(shell('true'), [], { ...limits, timeoutMs: 60_000 })
    const first = queue.run(createJob(shell('true'), [], limits))
    const second = queue.run(job)
    await Promise.all([first, second])
    expect(jobs[1]).to.equal(job)
  })

  it('gives back what a program has done whose time is over while it runs', async () => {
    const queue = new RunQueue(run, { concurrency: 1, queueMax: 1 })
    const script = 'trap "echo stopped; exit 0" TERM; echo started; while :; do sleep 0.02; done'
    const { end, stdout } = await runLaunch(queue.run, shell(script), [], { ...limits, timeoutMs: 500 })
    expect([end, stdout.toString()]).to.deep.equal(['timed-out', 'started\nstopped\n'])
  })

  it('gives the place of a cancelled call that waits to the next one at once', async () => {
    const queue = new RunQueue(run, { concurrency: 1, queueMax: 1 })
    const running = await startWaiting(queue)
    const call = new AbortController()
    const waiting = runLaunch(queue.run, shell('true'), [], { ...limits, signal: call.signal })
    call.abort()
    expect((await waiting).end).to.equal('cancelled')
    expect(queue.counts()).to.deep.equal({ running: 1, waiting: 0 })
    const next = runLaunch(queue.run, shell('true'), [], limits)
    expect(queue.counts()).to.deep.equal({ running: 1, waiting: 1 })
    running.end()
    expect((await next).end).to.equal('exited')
  })

  it('keeps the place of a cancelled call that runs until its program has ended', async () => {
    const queue = new RunQueue(run, { concurrency: 1, queueMax: 1 })
    const running = await startWaiting(queue)
    running.end()
    expect(queue.counts()).to.deep.equal({ running: 1, waiting: 0 })
    expect((await running.output).end).to.equal('cancelled')
    await untilGone(running.pids)
    await queue.idle()
    expect(queue.counts()).to.deep.equal({ running: 0, waiting: 0 })
  })

  it('starts nothing for a call that was cancelled before it came', async () => {
    const queue = new RunQueue(run, { concurrency: 1, queueMax: 1 })
    const output = await runLaunch(queue.run, shell('true'), [], { ...limits, signal: AbortSignal.abort() })
    expect(output).to.deep.include({ end: 'cancelled', exitCode: undefined })
    await queue.idle()
  })

  it('ends what runs and what waits, and starts nothing any more', async () => {
    const queue = new RunQueue(run, { concurrency: 1, queueMax: 9 })
    const running = await startWaiting(queue)
    const waiting = [1, 2, 3].map(() => runLaunch(queue.run, shell('true'), [], limits))
    queue.stopAll()
    const outputs: ProcessOutput[] = await Promise.all([running.output, ...waiting])
    expect(outputs.map(({ end }) => end)).to.deep.equal(Array(4).fill('stopped'))
    await queue.idle()
    expect((await runLaunch(queue.run, shell('true'), [], limits)).end).to.equal('stopped')
  })

  it('leaves no listener on a signal that lives on', async () => {
    const queue = new RunQueue(run, { concurrency: 1, queueMax: 99 })
    const { signal } = new AbortController()
    await Promise.all([1, 2, 3].map(() => runLaunch(queue.run, shell('true'), [], { ...limits, signal })))
    expect(getEventListeners(signal, 'abort')).to.deep.equal([])
  })
})
