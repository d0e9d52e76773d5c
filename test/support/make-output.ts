import { noTimes } from '../../src/process/how-it-ran.js'
import type { ProcessOutput } from '../../src/process/job.js'

interface Said extends Partial<Omit<ProcessOutput, 'stdout' | 'stderr'>> {
  readonly stdout?: string
  readonly stderr?: string
}

/** What a process did: it exited with 0 and said nothing, unless told. */
export function makeOutput({ stdout = '', stderr = '', ...more }: Said = {}): ProcessOutput {
  return {
    end: 'exited',
    exitCode: 0,
    signal: undefined,
    times: noTimes,
    ...more,
    stdout: Buffer.from(stdout),
    stderr: Buffer.from(stderr),
  }
}
