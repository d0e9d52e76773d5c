import type { Tool } from '../../../discovery/tool.js'
import { CancelledError, InvalidArgumentsError, SmcpError } from '../../../errors.js'
import { callResolved, type CallLimits } from '../../../executor/call-tool.js'
import type { ProcessOutput, Run } from '../../../process/job.js'
import { arbitraryOf } from './arbitrary-of.js'
import { whyWrong } from './why-wrong.js'

/** The time of one call, and of all those of a command. */
const callMs = 10_000
const commandMs = 60_000

export interface FuzzOptions {
  /** How many calls of each command. */
  readonly runs: number
  /** The same one gives the same arguments again; by default, another one each time. */
  readonly seed?: number | undefined
}

/** By what commands are called. */
export interface FuzzSurroundings {
  readonly run: Run
  readonly limits: CallLimits
  readonly signal: AbortSignal
}

/** What came of one command. */
export interface FuzzResult {
  readonly tool: Tool
  readonly seed: number
  /** How often it was called. */
  readonly calls: number
  /** It was called less often than was wanted, because its time was over. */
  readonly isCutShort: boolean
  readonly failure?: FuzzFailure
}

interface FuzzFailure {
  /** The smallest arguments that were found with which it fails; undefined: none were found that its schema admits. */
  readonly arguments?: Readonly<Record<string, unknown>>
  readonly why: string
}

/** Calls a command with arguments made from its schema, and looks for the smallest that it takes in a wrong way. */
export async function fuzzCommand(
  tool: Tool,
  surroundings: FuzzSurroundings,
  { runs, seed }: FuzzOptions,
): Promise<FuzzResult> {
  // Only who fuzzes needs it.
  const fc: typeof import('fast-check') = await import('fast-check')
  const until = performance.now() + commandMs
  let calls = 0
  let isCutShort = false
  let failure: FuzzFailure | undefined
  const property = fc.asyncProperty(arbitraryOf(fc, tool.inputSchema), async (value) => {
    isCutShort ||= performance.now() > until
    if (isCutShort) return
    const given = value as FuzzFailure['arguments'] & object
    fc.pre(tool.validate(given).length === 0)
    const why = await tryArguments(tool, given, surroundings)
    if (why === notRun) {
      fc.pre(false)
      return
    }
    calls += 1
    if (why === undefined) return
    // Each that fails while it looks for smaller ones is smaller than the one before.
    failure = { arguments: given, why }
    throw new Error(why)
  })
  const details = await fc.check(property, { numRuns: runs, ...(seed !== undefined && { seed }) })
  if (surroundings.signal.aborted) throw new CancelledError(`${tool.name} was cancelled while it was fuzzed`)
  if (details.failed && !failure && details.counterexample === null)
    failure = { why: 'no arguments were found that its schema admits' }
  return { tool, seed: details.seed, calls, isCutShort, ...(failure && { failure }) }
}

const notRun = Symbol('not run')

async function tryArguments(
  tool: Tool,
  given: Readonly<Record<string, unknown>>,
  { run, limits, signal }: FuzzSurroundings,
): Promise<string | undefined | typeof notRun> {
  if (signal.aborted) return undefined
  let output: ProcessOutput | undefined
  const watched: Run = async (job, io) => {
    output = await run(job, io)
    return output
  }
  let error: SmcpError | undefined
  try {
    await callResolved(tool, given, { run: watched, limits, signal, hasMs: callMs })
  } catch (reason) {
    if (!(reason instanceof SmcpError)) throw reason
    error = reason
  }
  if (error instanceof CancelledError) return undefined
  // No command line can say it, or its program is not the one to blame.
  if (!output) return error === undefined || error instanceof InvalidArgumentsError ? notRun : error.message
  return whyWrong(output, error)
}
