import { createJob, neverStarted, type Job } from '../../src/process/job.js'
import type { Launch } from '../../src/process/launch.js'
import { RunningGroups } from '../../src/process/running-groups.js'
import { KnownVerdicts } from '../../src/process/warm/known-verdicts.js'

/** What a program that is kept for its calls needs, where no process for it can be started; all calls are started. */
export function fullDisk() {
  let tries = 0
  return {
    options: {
      cold: () => Promise.resolve(neverStarted('exited')),
      environment: { inherited: {} },
      groups: new RunningGroups(),
      known: new KnownVerdicts(undefined, '1'),
    },
    place: (): Promise<never> => {
      tries += 1
      return Promise.reject(new Error('no space left on device'))
    },
    tries: () => tries,
  }
}

/** A program that is run by this interpreter and is not there, and a call of it. */
export function programNowhere(interpreter: string, file: string): { launch: Launch; call: () => Job } {
  const local = { interpreter: [interpreter], mainFile: `/nowhere/${file}`, args: [], cwd: '/' }
  const launch = { plugin: 'a', file, local }
  return { launch, call: () => createJob(launch, [], { timeoutMs: undefined, outputBytesMax: 100 }) }
}
