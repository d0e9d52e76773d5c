import type { Run } from '../../src/process/job.js'
import { readProcessStat } from '../../src/process/process-stat.js'
import { StaysCold, type OpenForkServer } from '../../src/process/warm/open-fork-server.js'
import { median } from '../median.js'
import { forkedRun, jobOf, openJudged, setScene, type Scene } from './check-case.js'
import { Stage } from './stage.js'
import type { WarmCase } from './warm-case.js'

/** What one command costs, started and forked in turns. */
export interface Figures {
  readonly name: string
  /** CPU per call; of a fork, with what its server does for it. */
  readonly cpuMs: { readonly cold: number; readonly forked: number }
  /** The median of the pairs, forked by cold. */
  readonly timeRatio: number
}

const rounds = 15

/** Measures the first command of a program, with what its calls have learned imported; undefined if it runs cold. */
export async function measure(one: WarmCase, python: string): Promise<Figures | undefined> {
  const stage = await Stage.make()
  try {
    const scene = await setScene(one, python, stage)
    const opened = await openLearned(one, scene)
    if (!opened) return undefined
    const figures = await measurePairs(one, scene, opened)
    opened.server.close()
    return figures
  } finally {
    await stage.remove()
  }
}

async function openLearned(one: WarmCase, scene: Scene): Promise<OpenForkServer | undefined> {
  const first = await openJudged(scene)
  if (first instanceof StaysCold) return undefined
  await time(forkedRun(first, scene.environment), one, scene)
  const second = await openJudged(scene, [...first.server.learned].sort())
  if (second instanceof StaysCold) return first
  first.server.close()
  return second
}

async function measurePairs(one: WarmCase, scene: Scene, opened: OpenForkServer): Promise<Figures> {
  const forked = forkedRun(opened, scene.environment)
  const server = opened.server.pid ?? 0
  const pairs: number[] = []
  const before = [childrenMs(process.pid), wholeMs(server)] as const
  for (let round = 0; round < rounds; round += 1) {
    const coldMs = await time(scene.cold, one, scene)
    pairs.push((await time(forked, one, scene)) / coldMs)
  }
  const after = [childrenMs(process.pid), wholeMs(server)] as const
  const cpuMs = { cold: (after[0] - before[0]) / rounds, forked: (after[1] - before[1]) / rounds }
  return { name: [one.name, ...(one.runs[0] ?? [])].join(' '), cpuMs, timeRatio: median(pairs) }
}

async function time(run: Run, one: WarmCase, { stage, launch }: Scene): Promise<number> {
  await stage.reset(one.files)
  const startedAt = performance.now()
  await run(jobOf(one, launch, one.runs[0] ?? []))
  return performance.now() - startedAt
}

/** CPU of the children that a process has waited for. */
function childrenMs(pid: number): number {
  return readProcessStat(pid)?.childrenCpuMs ?? 0
}

function wholeMs(pid: number): number {
  return (readProcessStat(pid)?.cpuMs ?? 0) + childrenMs(pid)
}
