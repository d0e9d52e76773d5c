import { spawn, type ChildProcessByStdio } from 'node:child_process'
import { existsSync } from 'node:fs'
import type { Readable, Writable } from 'node:stream'
import { collectHead, collectTail } from './collect-output.js'
import { declaredEnvironment } from './environment.js'
import {
  cancellation,
  neverStarted,
  timeLeftMs,
  type Job,
  type JobIo,
  type ProcessEnd,
  type ProcessOutput,
  type Run,
} from './job.js'
import { commandLine, type Launch } from './launch.js'
import { graceMs, killStrays, RunningGroups, runIdVariable, signalGroup } from './stop-process.js'

const stderrBytesKept = 64 * 1024
/** Time after the exit to read what is left in the pipes; a grandchild may hold them open forever. */
const drainMs = 200

/** Its stdin is only there if the job has one. */
type Child = ChildProcessByStdio<Writable, Readable, Readable>

/** Creates a `run` that starts one process per job, with this environment and in its own process group. */
export function createRunProcess(
  environment: Readonly<Record<string, string>>,
  groups: RunningGroups = new RunningGroups(),
): Run {
  return (job, io = {}) => new Execution(job, io, environment, groups).output
}

/** One program from its start to its end. Whatever the program does is an output, never an exception. */
class Execution {
  readonly output: Promise<ProcessOutput>
  readonly #startedAt = performance.now()
  readonly #timers = new Set<NodeJS.Timeout>()
  #end: ProcessEnd = 'exited'

  constructor(
    private readonly job: Job,
    private readonly io: JobIo,
    environment: Readonly<Record<string, string>>,
    private readonly groups: RunningGroups,
  ) {
    const env = {
      ...declaredEnvironment(environment, job.launch.env),
      ...job.variables,
      [runIdVariable]: job.id,
    }
    const end = endBeforeStart(job, io)
    this.output = end
      ? Promise.resolve(neverStarted(end))
      : this.#start(env).finally(() => {
          this.#timers.forEach(clearTimeout)
        })
  }

  async #start(env: Record<string, string>): Promise<ProcessOutput> {
    const { launch, argv, stdin } = this.job
    const [command, ...words] = commandLine(launch)
    let child: Child
    try {
      child = spawn(command, [...words, ...argv], {
        cwd: launch.local.cwd,
        env,
        detached: true,
        stdio: [stdin === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'] as ['pipe', 'pipe', 'pipe'],
        windowsHide: true,
      })
    } catch (error) {
      // E2BIG and a NUL in an argument are thrown, ENOENT is an event.
      return neverStarted('not-started', startProblem(launch, error as NodeJS.ErrnoException))
    }
    if (stdin !== undefined) writeTo(child, stdin)
    const { pid } = child
    if (pid !== undefined) this.groups.add(pid)
    return await this.#collect(child).finally(() => {
      if (pid !== undefined) this.groups.delete(pid)
    })
  }

  async #collect(child: Child): Promise<ProcessOutput> {
    const { launch, limits } = this.job
    const { signal, onStderr } = this.io
    const stop = (end: ProcessEnd): void => {
      this.#stop(child, end)
    }
    const onAbort = (): void => {
      if (signal) stop(cancellation(signal))
    }
    signal?.addEventListener('abort', onAbort, { once: true })
    const leftMs = timeLeftMs(this.job)
    if (leftMs !== undefined)
      this.#after(leftMs, () => {
        stop('timed-out')
      })
    const stdout = collectHead(child.stdout, limits.outputBytesMax, () => {
      stop('output-limit')
    })
    const stderr = collectTail(child.stderr, stderrBytesKept)
    if (onStderr) child.stderr.on('data', onStderr)
    try {
      const exit = await this.#exited(child)
      if (exit instanceof Error) return neverStarted('not-started', startProblem(launch, exit))
      // Strays are searched for only after a program had to be stopped: reading all of /proc would cost more than the
      // call.
      if (this.#end !== 'exited' || limits.findStrays) await killStrays(this.job.id)
      return { end: this.#end, ...exit, stdout: stdout(), stderr: stderr(), durationMs: this.#durationMs() }
    } finally {
      signal?.removeEventListener('abort', onAbort)
    }
  }

  /** Waits for the exit, then for the rest of the output, but never for a grandchild that holds the pipe open. */
  #exited(child: Child): Promise<{ exitCode: number | undefined; signal: string | undefined } | Error> {
    return new Promise((done) => {
      child.once('error', done)
      child.once('exit', (code, signal) => {
        // At once, before the group's id can be given to another process.
        if (child.pid !== undefined) signalGroup(child.pid, 'SIGKILL')
        const finish = (): void => {
          child.stdout.destroy()
          child.stderr.destroy()
          done({ exitCode: code ?? undefined, signal: signal ?? undefined })
        }
        child.once('close', finish)
        // The event loop runs timers before it reads pipes: after a busy spell, the pipes may still hold unread output.
        this.#after(drainMs, () => setImmediate(finish))
      })
    })
  }

  #stop(child: Child, end: ProcessEnd): void {
    if (
      this.#end !== 'exited' ||
      child.exitCode !== null ||
      child.signalCode !== null ||
      child.pid === undefined
    )
      return
    this.#end = end
    const { pid } = child
    signalGroup(pid, 'SIGTERM')
    this.#after(this.job.limits.graceMs ?? graceMs, () => {
      signalGroup(pid, 'SIGKILL')
    })
  }

  #after(ms: number, action: () => void): void {
    this.#timers.add(setTimeout(action, ms))
  }

  #durationMs(): number {
    return performance.now() - this.#startedAt
  }
}

/** How a job ended that was cancelled or ran out of time before its start; undefined if it may start. */
function endBeforeStart(job: Job, { signal }: JobIo): ProcessEnd | undefined {
  if (signal?.aborted) return cancellation(signal)
  return timeLeftMs(job) === 0 ? 'timed-out' : undefined
}

/** A program need not read what it is given, and may end before it has. */
function writeTo({ stdin }: Child, text: string): void {
  stdin.on('error', () => undefined)
  stdin.end(text)
}

/** Puts the likely reason into words: Node says only "spawn python3 ENOENT", even if it is the folder that is missing. */
function startProblem(launch: Launch, error: NodeJS.ErrnoException): string {
  const [command] = commandLine(launch)
  const { cwd } = launch.local
  const who = `${launch.plugin}/${launch.file}`
  if (error.code === 'ENOENT' && !existsSync(cwd)) return `The folder of ${who} is gone: ${cwd}`
  if (error.code === 'ENOENT') return `${command} is not on PATH or was removed; ${who} needs it`
  if (error.code === 'EACCES') return `${command} is not executable; chmod +x it`
  if (error.code === 'E2BIG') return `The arguments for ${who} are too long for this system`
  return `${who} could not be started: ${error.message}`
}
