import { setTimeout as wait } from 'node:timers/promises'
import { inPairs, msOfMs, type Slice } from '../pairs.js'
import type { Program, Programs } from '../programs.js'
import { units, type Measured, type Row } from '../row.js'
import { warmUp, type Stand } from '../stand.js'

const kib = 1024
const pauseMs = 400
/** Calls after which a server is as quick as it will be. */
const settledCalls = 4000

/** What calls of programs take, beside starts of the same programs by the same interpreters. */
export const callRows: readonly Row[] = [
  latency('light Python program, one caller', 'light', 0.2, 0.1),
  latency('heavy Python program (numpy, requests, pydantic), one caller', 'heavy', 0.08, 0.04),
  { ...atOnce(8, 'by a server that has just started'), measure: measureYoung },
  { ...atOnce(8), must: 6, aim: 12 },
  atOnce(64),
  { ...paused('Node program, one caller who pauses between calls', 'node'), must: 0.3, aim: 0.12 },
  latency('Node program, one caller who does not pause', 'node'),
  output('1 KB', kib),
  output('100 KB', 100 * kib),
  output('1 MB', kib ** 2),
  output('10 MB', 10 * kib ** 2),
]

function latency(what: string, name: 'light' | 'heavy' | 'node', must?: number, aim?: number): Row {
  return {
    what: `${what}, time of a call by that of a start`,
    unit: units.ratio,
    ...(must !== undefined && { must }),
    ...(aim !== undefined && { aim }),
    measure: (stand) => ratio(stand, stand.programs[name]),
  }
}

/** As a model calls that reads what it was answered: what stands by has started meanwhile. */
function paused(what: string, name: 'node'): Row {
  return {
    what: `${what}, time of a call by that of a start`,
    unit: units.ratio,
    measure: async ({ server, starter, programs }) => {
      const { tool, args, command, cwd } = programs[name]
      const calls = server.calls(tool, args, 1)
      const starts = starter.starts(command, cwd, 1)
      const pairs = await inPairs(afterPause(calls), afterPause(starts), { forMs: 12_000 })
      return { value: pairs.ratio, from: msOfMs(pairs) }
    },
  }
}

function afterPause(slice: Slice): Slice {
  return async () => {
    await wait(pauseMs)
    return await slice()
  }
}

function output(size: string, bytes: number): Row {
  return {
    what: `Python program that prints ${size}, time of a call by that of a start`,
    unit: units.ratio,
    measure: (stand) => ratio(stand, stand.programs.printing(bytes)),
  }
}

async function ratio({ server, starter }: Stand, program: Programs['heavy']): Promise<Measured | undefined> {
  if (!program) return undefined
  const { tool, args, command, cwd } = program
  const pairs = await inPairs(server.calls(tool, args, 20), starter.starts(command, cwd, 10))
  return { value: pairs.ratio, from: msOfMs(pairs) }
}

function atOnce(callers: number, how?: string): Row {
  return {
    what: `light Python program, ${callers} callers, calls by starts per second${how === undefined ? '' : `, ${how}`}`,
    unit: units.times,
    measure: async (stand) => {
      await settle(stand, stand.programs.light)
      return await rates(stand, stand.programs.light, callers)
    },
  }
}

/** Node compiles a server's code while it is used, so that a server's first calls take more of the cores than later ones. */
async function settle({ server }: Pick<Stand, 'server'>, { tool, args }: Program): Promise<void> {
  const calls = settledCalls - server.logged.length
  if (calls > 0) await server.calls(tool, args, calls, 8)()
}

async function measureYoung(stand: Stand): Promise<Measured> {
  const server = await stand.serve({})
  await warmUp(server, [stand.programs.light])
  return await rates({ ...stand, server }, stand.programs.light, 8)
}

/** The pairs are of whole slices: how long the same number of calls and of starts takes. */
async function rates(
  { server, starter }: Pick<Stand, 'server' | 'starter'>,
  program: Program,
  callers: number,
): Promise<Measured> {
  const { tool, args, command, cwd } = program
  const count = Math.max(32, callers)
  const called = perCall(server.calls(tool, args, 4 * count, callers))
  const started = perCall(starter.starts(command, cwd, count, callers))
  const { one, other, ratio } = await inPairs(called, started, { pairsMin: 2 })
  return { value: 1 / ratio, from: `${(1000 / one).toFixed(0)}/s, ${(1000 / other).toFixed(0)}/s` }
}

/** The time of a slice by its number of calls, which is not that of one call where several are made at once. */
function perCall(slice: () => Promise<readonly number[]>): () => Promise<readonly number[]> {
  return async () => {
    const startedAt = performance.now()
    const { length } = await slice()
    return [(performance.now() - startedAt) / length]
  }
}
