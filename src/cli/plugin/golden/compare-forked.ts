import type { Tool } from '../../../discovery/tool.js'
import type { ToolResult } from '../../../executor/tool-result.js'
import type { HowItRan } from '../../../process/how-it-ran.js'
import { compareResult, type Mismatch } from './compare-result.js'
import { toolOf, type Expectation, type GoldenCall } from './golden-call.js'
import { runGoldenCall, type GoldenRun, type GoldenSurroundings } from './run-golden-call.js'

/** A call that was made again, by a fork. */
export interface ForkedRun {
  /** Its program was forked only if this says so: some calls are started all the same. */
  readonly ran?: HowItRan
  /** What came by a start is not what came by the fork. */
  readonly mismatch?: Mismatch
  /** Starts differ among themselves too, so nothing can be said of forks. */
  readonly varies?: true
}

/** How many more starts must agree before a fork is blamed: a coin falls the same way eight times once in 256. */
const startsMax = 8

interface Ways {
  readonly cold: GoldenSurroundings
  readonly forked: GoldenSurroundings
}

type Called = GoldenRun & { readonly call: GoldenCall }

/**
 * Makes calls again that were made by starts, by forks, all in the same order: one may need what another has left. Where
 * the results differ, they are made by starts again and again: what differs between these too is not the fork's fault.
 */
export async function withForked<T extends Called>(
  started: readonly T[],
  tools: readonly Tool[],
  { cold, forked }: Ways,
): Promise<(T & { readonly forked?: ForkedRun })[]> {
  const runs = await again(started, tools, forked)
  const mismatches = started.map(({ result }, index) => between(result, runs[index]))
  const inQuestion = [...mismatches.keys()].filter((index) => mismatches[index])
  const varying = await varyingOf(inQuestion, started, (calls) => again(calls, tools, cold))
  return started.map((one, index) => {
    const run = runs[index]
    if (!run) return one
    const mismatch = mismatches[index]
    const said = varying.has(index) ? { varies: true as const } : { ...(mismatch && { mismatch }) }
    return { ...one, forked: { ...(run.ran && { ran: run.ran }), ...said } }
  })
}

/** Which of the calls in question come out differently by starts alone. */
async function varyingOf(
  inQuestion: readonly number[],
  started: readonly Called[],
  start: (calls: readonly Called[]) => Promise<(GoldenRun | undefined)[]>,
): Promise<Set<number>> {
  const varying = new Set<number>()
  for (let round = 0; round < startsMax; round += 1) {
    const open = inQuestion.filter((index) => !varying.has(index))
    if (open.length === 0) break
    const others = await start(started.slice(0, Math.max(...open) + 1))
    for (const index of open) if (between(started[index]?.result, others[index])) varying.add(index)
  }
  return varying
}

/** Makes the calls for which a program has run, in their order. */
async function again(
  calls: readonly Called[],
  tools: readonly Tool[],
  surroundings: GoldenSurroundings,
): Promise<(GoldenRun | undefined)[]> {
  const runs: (GoldenRun | undefined)[] = []
  for (const { call, result, ran } of calls) {
    const tool = toolOf(call, tools)
    const isRun = tool !== undefined && result !== undefined && ran?.how !== undefined
    runs.push(isRun ? await runGoldenCall(tool, call, surroundings) : undefined)
  }
  return runs
}

/** What is in the result of another run and not in that of the first. */
function between(first: ToolResult | undefined, run: GoldenRun | undefined): Mismatch | undefined {
  return first && run?.result && compareResult(exactly(first), run.result)
}

function exactly({ isError, content, structuredContent }: ToolResult): Expectation {
  const text = content.every(({ type }) => type === 'text')
    ? content.map((one) => ('text' in one ? one.text : ''))
    : []
  return {
    isError: isError ?? false,
    ...(text.length > 0 ? { text: text.join('\n') } : { content }),
    ...(structuredContent && { structuredContent }),
  }
}
