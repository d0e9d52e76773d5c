import type { Run } from './job.js'
import { RunQueue, type QueueLimits } from './run-queue.js'
import { RunRecord } from './run-record.js'
import type { Runner } from './runner.js'

export interface RunnerLimits extends QueueLimits {
  readonly tasksConcurrency: number
}

/** Makes a `run` a Runner: calls wait for each other, and so does what goes on in the background, but neither for both. */
export function createRunner(
  run: Run,
  { tasksConcurrency, ...limits }: RunnerLimits,
  loaded: Runner['loaded'] = () => [],
): Runner {
  const calls = new RunQueue(run, limits)
  // How many may wait is the limit of tasks: those that were accepted are not refused any more.
  const background = new RunQueue(run, { ...limits, concurrency: tasksConcurrency, queueMax: Infinity })
  const queues = [calls, background]
  const record = new RunRecord()
  return {
    run: record.of(calls.run),
    runInBackground: record.of(background.run),
    record: () => record.report(),
    loaded,
    counts: () => {
      const counts = queues.map((queue) => queue.counts())
      return {
        running: counts.reduce((sum, { running }) => sum + running, 0),
        waiting: counts.reduce((sum, { waiting }) => sum + waiting, 0),
      }
    },
    idle: async () => {
      await Promise.all(queues.map((queue) => queue.idle()))
    },
    stopAll: () => {
      for (const queue of queues) queue.stopAll()
    },
  }
}
