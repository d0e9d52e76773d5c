import { findStrays } from '../../src/process/find-strays.js'
import { killStrays } from '../../src/process/stop-process.js'
import type { Job, JobIo, ProcessOutput } from '../../src/process/job.js'
import type { Stage } from './stage.js'

/** All that can be seen of one run from outside. */
export interface Observation {
  readonly end: string
  readonly exitCode: number | undefined
  readonly signal: string | undefined
  readonly stdout: string
  readonly stderr: string
  readonly files: Readonly<Record<string, string>>
  /** How many processes it left. */
  readonly left: number
}

/** How long a process that it started may take to end by itself. */
const leavingMs = 500

/** Runs a job on the stage, and looks at what it did. */
export async function observe(
  run: (job: Job, io?: JobIo) => Promise<ProcessOutput>,
  job: Job,
  stage: Stage,
  ignores = '',
): Promise<Observation> {
  const { end, exitCode, signal, stdout, stderr } = await run(job)
  const left = await leftBy(job.id)
  // An address is another one in each process.
  const pattern = new RegExp(['0x[0-9a-f]{8,}', ...(ignores === '' ? [] : [ignores])].join('|'), 'g')
  const [out, err] = [stdout, stderr].map((bytes) => bytes.toString('latin1').replaceAll(pattern, '*'))
  const files = await stage.contents()
  await killStrays(job.id)
  return { end, exitCode, signal, stdout: out ?? '', stderr: err ?? '', files, left }
}

async function leftBy(id: string): Promise<number> {
  const until = performance.now() + leavingMs
  for (;;) {
    const count = (await findStrays(id)).length
    if (count === 0 || performance.now() > until) return count
    await new Promise((done) => setTimeout(done, 20))
  }
}

/** What differs between two runs, each as "name: one / the other". */
export function differencesBetween(cold: Observation, forked: Observation): string[] {
  const names = ['end', 'exitCode', 'signal', 'stdout', 'stderr', 'left'] as const
  const differing = names
    .filter((name) => cold[name] !== forked[name])
    .map((name) => `${name}: ${firstDifference(String(cold[name]), String(forked[name]))}`)
  const paths = new Set([...Object.keys(cold.files), ...Object.keys(forked.files)])
  const files = [...paths]
    .filter((path) => cold.files[path] !== forked.files[path])
    .map((path) => `files: ${path} ${cold.files[path] ?? 'missing'} / ${forked.files[path] ?? 'missing'}`)
  return [...differing, ...files]
}

function firstDifference(one: string, other: string): string {
  let at = 0
  while (at < one.length && one[at] === other[at]) at += 1
  const from = Math.max(0, at - 20)
  const part = (text: string): string => JSON.stringify(text.slice(from, at + 120))
  return `${part(one)} / ${part(other)}`
}
