import { spawn, type ChildProcessByStdio } from 'node:child_process'
import { existsSync } from 'node:fs'
import type { Readable } from 'node:stream'
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
/** After the exit, output that is still in the pipe; a grandchild may hold the pipe open for ever. */
const drainMs = 200

type Child = ChildProcessByStdio<null, Readable, Readable>

/** A `run` that starts one process for each call, with this environment, in a process group of its own. */
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
    const env = { ...declaredEnvironment(environment, job.launch.env), [runIdVariable]: job.id }
    const end = endBeforeStart(job, io)
    this.output = end
      ? Promise.resolve(neverStarted(end))
      : this.#start(env).finally(() => {
          this.#timers.forEach(clearTimeout)
        })
  }

  async #start(env: Record<string, string>): Promise<ProcessOutput> {
    const { launch, argv } = this.job
    const [command, ...words] = commandLine(launch)
    let child: Child
    try {
      child = spawn(command, [...words, ...argv], {
        cwd: launch.local.cwd,
        env,
        detached: true,
        stdio: ['ignore', 'pipe', 'pipe'],
        windowsHide: true,
      })
    } catch (error) {
      // E2BIG and a NUL in an argument are thrown, ENOENT is an event.
      return neverStarted('not-started', startProblem(launch, error as NodeJS.ErrnoException))
    }
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
      // Only what was asked to stop is searched for strays: a look through /proc on every call would cost more than the call.
      if (this.#end !== 'exited' || limits.findStrays) await killStrays(this.job.id)
      return { end: this.#end, ...exit, stdout: stdout(), stderr: stderr(), durationMs: this.#durationMs() }
    } finally {
      signal?.removeEventListener('abort', onAbort)
    }
  }

  /** Waits for the exit, then for the rest of the output, never for a grandchild that holds the pipe. */
  #exited(child: Child): Promise<{ exitCode: number | undefined; signal: string | undefined } | Error> {
    return new Promise((done) => {
      child.once('error', done)
      child.once('exit', (code, signal) => {
        // At once, while the group's id can't have been given to anybody else.
        if (child.pid !== undefined) signalGroup(child.pid, 'SIGKILL')
        const finish = (): void => {
          child.stdout.destroy()
          child.stderr.destroy()
          done({ exitCode: code ?? undefined, signal: signal ?? undefined })
        }
        child.once('close', finish)
        // A timer is looked at before the pipes: where the server was busy, what is in them has not been read yet.
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
    this.#after(graceMs, () => {
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

/** How a job has ended that is cancelled or out of time before its program starts; undefined where it may start. */
function endBeforeStart(job: Job, { signal }: JobIo): ProcessEnd | undefined {
  if (signal?.aborted) return cancellation(signal)
  return timeLeftMs(job) === 0 ? 'timed-out' : undefined
}

/** The likely reason in words: Node's own says only "spawn python3 ENOENT", also where the folder is what is missing. */
function startProblem(launch: Launch, error: NodeJS.ErrnoException): string {
  const [command] = commandLine(launch)
  const { cwd } = launch.local
  const who = `${launch.plugin}/${launch.file}`
  if (error.code === 'ENOENT' && !existsSync(cwd)) return `The folder of ${who} is gone: ${cwd}`
  if (error.code === 'ENOENT') return `${command} is not on PATH or was removed; ${who} needs it`
  if (error.code === 'EACCES') return `${command} may not be executed; set its run bit (chmod +x)`
  if (error.code === 'E2BIG') return `The arguments for ${who} are too long for this system`
  return `${who} could not be started: ${error.message}`
}
