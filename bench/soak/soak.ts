import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { HealthReport } from '../../src/server/health.js'
import { startMeasured, type MeasuredSmcp } from '../../test/support/server-memory.js'
import { openCaller } from '../performance/call-over-http.js'
import { makePrograms, pythonOnPath, type Program } from '../performance/programs.js'
import { atRest, heldAgain, type Held } from './held-by.js'

/** How many calls are made in a row. */
export interface SoakPlan {
  readonly warm: number
  readonly cold: number
  /** After so many of the warm ones, memory is measured for the first time. */
  readonly warmBefore: number
}

interface Memory {
  /** Heap and buffers of the server. */
  readonly bytes: number
  /** Its resident set. */
  readonly rss: number
  /** The resident sets of its fork servers. */
  readonly loaded: number
}

/** What a server held before its calls and after them. */
export interface Soaked {
  readonly held: { readonly before: Held; readonly after: Held }
  /** Once all garbage is collected. */
  readonly memory: Record<'before' | 'after', Memory>
  readonly ran: HealthReport['calls']['ran']
}

const callersAtOnce = 8
/** One in so many is given up by its client. */
const givenUpEach = 50
const warmUp = 50
/** A fork server that has learned takes the place of the first when no call has come for two seconds. */
const learnMs = 4000
const heldForMs = 10_000

/** Makes many calls of one server, by several callers at once, and compares what it holds before and after. */
export async function soak({ warm, cold, warmBefore }: SoakPlan): Promise<Soaked> {
  const dir = await mkdtemp(join(tmpdir(), 'smcp-soak-'))
  const mark = randomUUID()
  const { light, compiled } = await makePrograms(join(dir, 'plugins'), await pythonOnPath())
  const server = await startMeasured(['--plugins-dir', join(dir, 'plugins')], {
    cwd: dir,
    env: { SOAK_MARK: mark },
  })
  try {
    const call = (program: Program, count: number) => callMany(server, program, count)
    await call(compiled, callersAtOnce)
    await call(light, warmUp)
    await wait(learnMs)
    await call(light, warmUp)
    const before = await atRest(mark)
    await call(light, warmBefore)
    const memoryBefore = await memoryOf(server)
    await call(light, warm - warmBefore)
    await call(compiled, cold)
    const memory = { before: memoryBefore, after: await memoryOf(server) }
    const { ran } = (await healthOf(server)).calls
    return { held: { before, after: await heldAgain(mark, before, heldForMs) }, memory, ran }
  } finally {
    await server.stop()
    await rm(dir, { recursive: true })
  }
}

async function callMany({ url }: MeasuredSmcp, { tool, args }: Program, count: number): Promise<void> {
  const { call, stop } = openCaller(url)
  let left = count
  const caller = async (): Promise<void> => {
    while (left > 0) {
      left -= 1
      if (left % givenUpEach > 0) await call(tool, args)
      else await call(tool, args, AbortSignal.timeout(1)).catch(() => undefined)
    }
  }
  await Promise.all(Array.from({ length: callersAtOnce }, caller))
  stop()
}

async function memoryOf(server: MeasuredSmcp): Promise<Memory> {
  const { loaded } = await healthOf(server)
  return { ...(await server.memory()), loaded: loaded.reduce((sum, one) => sum + (one.memoryBytes ?? 0), 0) }
}

async function healthOf({ url }: MeasuredSmcp): Promise<HealthReport> {
  return (await (await fetch(`${url}/health`)).json()) as HealthReport
}
