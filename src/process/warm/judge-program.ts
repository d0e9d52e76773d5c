import { fileURLToPath } from 'node:url'
import { messageOf } from '../../errors.js'
import { createJob, type Run } from '../job.js'
import type { Launch } from '../launch.js'
import { whyColdLaunch, whyColdProgram } from './warm-rules.js'
import type { WatchedProgram } from './watched-program.js'

const script = fileURLToPath(new URL('../../../src/process/warm/watch.py', import.meta.url))
/** A program that imports for longer, or prints more, is not worth a server. */
const watchLimits = { timeoutMs: 30_000, outputBytesMax: 4 * 1024 * 1024 } as const

/** Whether a program may be forked. */
export interface Verdict {
  /** Why it is started for each call; undefined: it may be forked. */
  readonly coldBecause: string | undefined
  /** What its imports do; undefined if they were not seen. */
  readonly program?: WatchedProgram
  /** Modules that were imported after its own. */
  readonly learned: readonly string[]
}

/**
 * Watches the imports of a program, and those of modules that its calls have been seen to import, in a process of their
 * own, and says whether anything speaks against forking it. Never throws.
 */
export async function judgeProgram(
  launch: Launch,
  run: Run,
  learned: readonly string[] = [],
): Promise<Verdict> {
  const why = whyColdLaunch(launch)
  if (why !== undefined) return { coldBecause: why, learned }
  const program = await watchImports(launch, run, learned)
  if (typeof program === 'string') return { coldBecause: program, learned }
  return { coldBecause: whyColdProgram(program), program, learned }
}

/** Returns why that is not known, if it is not. */
async function watchImports(
  { plugin, file, env, local }: Launch,
  run: Run,
  learned: readonly string[],
): Promise<WatchedProgram | string> {
  const launch: Launch = {
    plugin,
    file,
    ...(env && { env }),
    local: { ...local, mainFile: script, args: [local.mainFile, ...learned] },
  }
  const problem = 'its imports could not be watched'
  const output = await run(createJob(launch, [], watchLimits)).catch((error: unknown) => messageOf(error))
  if (typeof output === 'string') return `${problem}: ${output}`
  try {
    return JSON.parse(output.stdout.toString()) as WatchedProgram
  } catch {
    const last = output.stderr.toString().trim().split('\n').at(-1) ?? ''
    return `${problem}: ${output.startProblem ?? (last || output.end)}`
  }
}
