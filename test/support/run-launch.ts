import { createJob, type JobIo, type ProcessOutput, type Run, type RunLimits } from '../../src/process/job.js'
import type { Launch } from '../../src/process/launch.js'

/** Runs one program now, within these limits. */
export function runLaunch(
  run: Run,
  launch: Launch,
  argv: readonly string[],
  { signal, ...limits }: RunLimits & JobIo,
): Promise<ProcessOutput> {
  return run(createJob(launch, argv, limits), { ...(signal && { signal }) })
}
