import { collectHead, collectTail } from './collect-output.js'
import type { How, Usage } from './how-it-ran.js'
import { cancellation, timeLeftMs, type Job, type JobIo, type ProcessEnd, type ProcessOutput } from './job.js'
import type { Readable } from 'node:stream'
import type { RunningGroups } from './running-groups.js'
import { signalSandbox } from './calling/inside.js'
import { sandboxProcesses } from './sandbox.js'
import type { UsageLimits } from './usage-limits.js'
import type { UsageWatch } from './usage-watch.js'
import { graceMs, killStrays, signalGroup } from './stop-process.js'

const stderrBytesKept = 64 * 1024
/** Time after the exit to read what is left in the pipes; a grandchild may hold them open forever. */
const drainMs = 200

/** A program that runs in a process group of its own: a child process, or one that a fork server made. */
export interface RunningProgram {
  /** Its process and its group, or that of bubblewrap, if it is in a sandbox; undefined if it could not be started. */
  readonly pid?: number | undefined
  readonly inSandbox?: boolean
  readonly stdout: Readable
  readonly stderr: Readable
  /** Null until the program has ended, and if a signal ended it. Both stay null if nobody can know how it ended. */
  readonly exitCode: number | null
  readonly signalCode: NodeJS.Signals | null
  readonly usage?: Usage | undefined
  /** What made it has ended all that it left, by the time its exit is told. */
  readonly hasNoStrays?: boolean
  once(event: 'error', listener: (error: Error) => void): unknown
  once(event: 'exit', listener: (code: number | null, signal: NodeJS.Signals | null) => void): unknown
  /** It has ended and both streams too. */
  once(event: 'close', listener: () => void): unknown
}

/** How a program was started, and how long that took. */
export interface Started {
  readonly how: How
  readonly startMs: number
}

interface Exit extends Pick<ProcessOutput, 'exitCode' | 'signal'> {
  readonly runMs: number
}

/**
 * Sees one program to its end within the limits of its job. Whatever the program does is an output; an Error is what
 * kept it from starting.
 */
export async function supervise(
  program: RunningProgram,
  started: Started,
  job: Job,
  io: JobIo,
  groups: RunningGroups,
): Promise<ProcessOutput | Error> {
  const { pid } = program
  if (pid !== undefined) groups.add(job.id, pid)
  return await new Supervision(program, started, job, io, groups.usage).output()
}

class Supervision {
  readonly #startedAt = performance.now()
  readonly #timers = new Set<NodeJS.Timeout>()
  #end: ProcessEnd = 'exited'

  constructor(
    private readonly program: RunningProgram,
    private readonly started: Started,
    private readonly job: Job,
    private readonly io: JobIo,
    private readonly usage: UsageWatch,
  ) {}

  async output(): Promise<ProcessOutput | Error> {
    const { limits } = this.job
    const { signal, onStderr } = this.io
    const onAbort = (): void => {
      if (signal) this.#stop(cancellation(signal))
    }
    signal?.addEventListener('abort', onAbort, { once: true })
    const leftMs = timeLeftMs(this.job)
    if (leftMs !== undefined)
      this.#after(leftMs, () => {
        this.#stop('timed-out')
      })
    const stdout = collectHead(this.program.stdout, limits.outputBytesMax, () => {
      this.#stop('output-limit')
    })
    const stderr = collectTail(this.program.stderr, stderrBytesKept)
    if (onStderr) this.program.stderr.on('data', onStderr)
    const endWatch = this.#watchUsage()
    // It may have been cancelled while it was being started.
    if (signal?.aborted) onAbort()
    try {
      const exited = await this.#exited()
      if (exited instanceof Error) return exited
      const { runMs, ...exit } = exited
      // Strays are searched for only after a program had to be stopped: reading all of /proc would cost more than the
      // call.
      const mayLeave = limits.findStrays === true && this.program.hasNoStrays !== true
      if (this.#end !== 'exited' || mayLeave) await killStrays(this.job.id)
      const { how, startMs } = this.started
      // What the system counts of a sandbox does not have in it what its program used.
      const usage = this.program.inSandbox ? undefined : this.program.usage
      return {
        end: this.#end,
        ...exit,
        stdout: stdout(),
        stderr: stderr(),
        how,
        times: { queueMs: 0, startMs, runMs },
        ...(usage && { usage }),
      }
    } finally {
      signal?.removeEventListener('abort', onAbort)
      endWatch()
      this.#timers.forEach(clearTimeout)
    }
  }

  #watchUsage(): () => void {
    const { pid } = this.program
    if (pid === undefined) return () => undefined
    return this.usage.watch(pid, withSandbox(this.job.limits, this.program), (end) => {
      this.#stop(end)
    })
  }

  /** Waits for the exit, then for the rest of the output, but never for a grandchild that holds the pipe open. */
  #exited(): Promise<Exit | Error> {
    const { program } = this
    return new Promise((done) => {
      program.once('error', done)
      program.once('exit', (code, signal) => {
        const runMs = performance.now() - this.#startedAt
        // At once, before the group's id can be given to another process.
        if (program.pid !== undefined) signalGroup(program.pid, 'SIGKILL')
        if (code === null && signal === null && this.#end === 'exited') this.#end = 'lost'
        const finish = (): void => {
          program.stdout.destroy()
          program.stderr.destroy()
          done({ exitCode: code ?? undefined, signal: signal ?? undefined, runMs })
        }
        program.once('close', finish)
        // The event loop runs timers before it reads pipes: after a busy spell, the pipes may still hold unread output.
        this.#after(drainMs, () => setImmediate(finish))
      })
    })
  }

  #stop(end: ProcessEnd): void {
    const { pid, exitCode, signalCode } = this.program
    if (this.#end !== 'exited' || exitCode !== null || signalCode !== null || pid === undefined) return
    this.#end = end
    const signal = this.program.inSandbox ? signalSandbox : signalGroup
    signal(pid, 'SIGTERM')
    this.#after(this.job.limits.graceMs ?? graceMs, () => {
      signal(pid, 'SIGKILL')
    })
  }

  #after(ms: number, action: () => void): void {
    this.#timers.add(setTimeout(action, ms))
  }
}

/** A sandbox has processes of its own, which are not those of the call. */
function withSandbox(limits: UsageLimits, { inSandbox = false }: RunningProgram): UsageLimits {
  const { processesMax } = limits
  return inSandbox && processesMax !== undefined
    ? { ...limits, processesMax: processesMax + sandboxProcesses }
    : limits
}
