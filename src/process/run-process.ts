import { spawn, type ChildProcessByStdio } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import type { Readable } from 'node:stream'
import { collectHead, collectTail } from './collect-output.js'
import { declaredEnvironment } from './environment.js'
import type { Launch, ProcessEnd, ProcessOutput, Run, RunOptions } from './launch.js'
import { killStrays, RunningGroups, runIdVariable, signalGroup } from './stop-process.js'

const stderrBytesKept = 64 * 1024
/** SIGTERM, then this long, then SIGKILL (the Python server's five seconds, without the exception). */
const graceMs = 5000
/** After the exit, output that is still in the pipe; a grandchild may hold the pipe open for ever. */
const drainMs = 200

type Child = ChildProcessByStdio<null, Readable, Readable>

/** A `run` that starts one process for each call, with this environment, in a process group of its own. */
export function createRunProcess(
  environment: Readonly<Record<string, string>>,
  groups: RunningGroups = new RunningGroups(),
): Run {
  return (launch, argv, options) => new Execution(launch, argv, options, environment, groups).output
}

/** One program from its start to its end. Whatever the program does is an output, never an exception. */
class Execution {
  readonly output: Promise<ProcessOutput>
  readonly #startedAt = performance.now()
  readonly #runId = randomUUID()
  readonly #timers = new Set<NodeJS.Timeout>()
  #end: ProcessEnd = 'exited'

  constructor(
    launch: Launch,
    argv: readonly string[],
    options: RunOptions,
    environment: Readonly<Record<string, string>>,
    private readonly groups: RunningGroups,
  ) {
    const env = { ...declaredEnvironment(environment, launch.env), [runIdVariable]: this.#runId }
    this.output = options.signal?.aborted
      ? Promise.resolve(this.#notRun('cancelled'))
      : this.#start(launch, argv, options, env).finally(() => {
          this.#timers.forEach(clearTimeout)
        })
  }

  async #start(
    launch: Launch,
    argv: readonly string[],
    options: RunOptions,
    env: Record<string, string>,
  ): Promise<ProcessOutput> {
    const { command, args, cwd } = launch.local
    let child: Child
    try {
      child = spawn(command, [...args, ...argv], {
        cwd,
        env,
        detached: true,
        stdio: ['ignore', 'pipe', 'pipe'],
        windowsHide: true,
      })
    } catch (error) {
      // E2BIG and a NUL in an argument are thrown, ENOENT is an event.
      return this.#notRun('not-started', startProblem(launch, error as NodeJS.ErrnoException))
    }
    const { pid } = child
    if (pid !== undefined) this.groups.add(pid)
    return await this.#collect(child, launch, options).finally(() => {
      if (pid !== undefined) this.groups.delete(pid)
    })
  }

  async #collect(child: Child, launch: Launch, options: RunOptions): Promise<ProcessOutput> {
    const stop = (end: ProcessEnd): void => {
      this.#stop(child, end)
    }
    const onAbort = (): void => {
      stop('cancelled')
    }
    options.signal?.addEventListener('abort', onAbort, { once: true })
    if (options.timeoutMs !== undefined)
      this.#after(options.timeoutMs, () => {
        stop('timed-out')
      })
    const stdout = collectHead(child.stdout, options.outputBytesMax, () => {
      stop('output-limit')
    })
    const stderr = collectTail(child.stderr, stderrBytesKept)
    if (options.onStderr) child.stderr.on('data', options.onStderr)
    try {
      const exit = await this.#exited(child)
      if (exit instanceof Error) return this.#notRun('not-started', startProblem(launch, exit))
      // Only what was asked to stop is searched for strays: a look through /proc on every call would cost more than the call.
      if (this.#end !== 'exited' || options.findStrays) await killStrays(this.#runId)
      return { end: this.#end, ...exit, stdout: stdout(), stderr: stderr(), durationMs: this.#durationMs() }
    } finally {
      options.signal?.removeEventListener('abort', onAbort)
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

  #notRun(end: ProcessEnd, problem?: string): ProcessOutput {
    const nothing = Buffer.alloc(0)
    const output = {
      end,
      exitCode: undefined,
      signal: undefined,
      stdout: nothing,
      stderr: nothing,
      durationMs: this.#durationMs(),
    }
    return problem === undefined ? output : { ...output, startProblem: problem }
  }
}

/** The likely reason in words: Node's own says only "spawn python3 ENOENT", also where the folder is what is missing. */
function startProblem(launch: Launch, error: NodeJS.ErrnoException): string {
  const { command, cwd } = launch.local
  const who = `${launch.plugin}/${launch.file}`
  if (error.code === 'ENOENT' && !existsSync(cwd)) return `The folder of ${who} is gone: ${cwd}`
  if (error.code === 'ENOENT') return `${command} is not on PATH or was removed; ${who} needs it`
  if (error.code === 'EACCES') return `${command} may not be executed; set its run bit (chmod +x)`
  if (error.code === 'E2BIG') return `The arguments for ${who} are too long for this system`
  return `${who} could not be started: ${error.message}`
}
