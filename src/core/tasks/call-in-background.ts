import type { Tool } from '../../discovery/tool.js'
import { atMost } from '../../at-most.js'
import { SmcpError } from '../../errors.js'
import type { Run } from '../../process/job.js'
import type { ToolResult } from '../../executor/tool-result.js'
import { createAsk } from '../ask.js'
import type { Call } from '../handler.js'
import type { See } from '../log-outcome.js'
import type { Progress } from '../progress.js'
import type { Settled } from '../settle-call.js'
import type { BackgroundCall } from './background-call.js'
import { needsTasks } from './extension.js'
import { jobHandle } from './job-handle.js'
import { Reports } from './reports.js'
import { taskInMcp, type Task } from './task.js'
import type { Tasks } from './tasks.js'

/** How long a program that asks before its task exists gets to do so; later it asks within the task. */
const askFirstMs = 5000

export interface BackgroundOptions {
  readonly tasks: Tasks
  /** What runs the programs of those that go on when their client has been answered. */
  readonly runInBackground: Run
  /** How long a call that becomes a job is waited for; undefined: to its end. */
  readonly jobAfterMs: number | undefined
}

/** One call of a tool, which may be made again when a question is answered. */
export interface ToolRun {
  readonly tool: Tool
  readonly make: (call: Call, reports: Pick<Progress, 'report'>, run: Run) => Promise<ToolResult>
  /** Does work of the call, turns its failure into an error result, and logs what has come of it. */
  readonly settle: (work: (see: See) => Promise<ToolResult>) => Promise<Settled>
}

/** How a command's call is answered: by its result, by a task at once, or by a job if it takes long. */
type Way = 'result' | 'task' | 'job'

/**
 * Answers a call by what its command declares and its client knows. Throws a MissingCapabilityError if the command runs
 * only as a task and the client takes none.
 */
export async function callByItsWay(
  toolRun: ToolRun,
  call: Call,
  progress: Progress,
  { run, runInBackground, tasks, jobAfterMs }: BackgroundOptions & { readonly run: Run },
): Promise<Record<string, unknown>> {
  const { tool, make, settle } = toolRun
  const way = wayOf(tool, call)
  if (way === 'result' || (way === 'job' && jobAfterMs === undefined))
    return { ...(await settle((see) => make(call, progress, see(run)))).result }
  const place = await tasks.takePlace(call.caller)
  if (place instanceof SmcpError) return { ...(await settle(() => Promise.reject(place))).result }
  const isAttached = way === 'job' || tool.command.ask === 'first'
  const background = begin(toolRun, call, runInBackground, isAttached ? progress : undefined)
  const waitMs = way === 'job' ? (jobAfterMs ?? Infinity) : askFirstMs
  let task: Task | undefined
  try {
    const early = isAttached ? await whileAttached(background, call.signal, waitMs) : undefined
    if (early && way === 'job') return { ...early.result }
    task = tasks.adopt(background, place)
  } finally {
    if (!task) place()
  }
  return way === 'job'
    ? { ...jobHandle(task) }
    : { resultType: 'task', ...taskInMcp(task, { isWhole: false }) }
}

function wayOf({ name, command }: Tool, { takesTasks }: Call): Way {
  if (takesTasks && command.task) return 'task'
  if (command.isJob) return 'job'
  if (command.task === 'required') throw needsTasks(`${name} runs only as a task`)
  return 'result'
}

/** Starts a call that does not end with its request. */
function begin(
  { tool, make, settle }: ToolRun,
  call: Call,
  run: Run,
  progress: Progress | undefined,
): BackgroundCall {
  const controller = new AbortController()
  const reports = new Reports(progress)
  const again: BackgroundCall['again'] = (answers, state) => {
    const own: Call = {
      ...call,
      signal: controller.signal,
      // Nobody waits for what belongs to the request, once that is answered.
      notify: () => undefined,
      log: (...line) => {
        if (reports.client) call.log(...line)
      },
      detach: () => {
        if (reports.client) call.detach?.()
      },
      answers,
      ask: createAsk(answers),
      state,
    }
    return settle((see) => make(own, reports, see(run)))
  }
  const { answers, client } = call
  const first = again(answers, call.state)
  // It is waited for later, if at all.
  first.catch(() => undefined)
  return {
    tool: tool.name,
    caller: call.caller,
    capabilities: client.capabilities,
    controller,
    reports,
    answers,
    first,
    again,
  }
}

/**
 * Waits for the start of a call as its client does: if that leaves, the call ends. Returns what it has come to, undefined
 * if it goes on. Throws an InputRequired if it asks.
 */
async function whileAttached(
  { controller, reports, first }: BackgroundCall,
  signal: AbortSignal,
  ms: number,
): Promise<Settled | undefined> {
  const leave = (): void => {
    controller.abort()
  }
  if (signal.aborted) leave()
  signal.addEventListener('abort', leave, { once: true })
  let settled: Settled | undefined
  try {
    const done = first.then((outcome) => (settled = outcome))
    await atMost(done, ms)
    return settled
  } finally {
    signal.removeEventListener('abort', leave)
    reports.client = undefined
  }
}
