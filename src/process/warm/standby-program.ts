import { existsSync } from 'node:fs'
import { jobEnvironment, type ProgramEnvironment } from '../environment.js'
import { runIdVariable } from '../find-strays.js'
import { fingerprint, isSame, type Fingerprint } from '../fingerprint.js'
import type { Job, JobIo, ProcessOutput } from '../job.js'
import type { Launch } from '../launch.js'
import { loadedProgram, type LoadedProgram } from '../loaded-program.js'
import { startBy } from '../start-by.js'
import { supervise } from '../supervise.js'
import { idleMs, type KeptProgram } from './kept-program.js'
import { Standby } from './standby.js'
import { whyNotByStandby } from './standby-rules.js'
import type { WarmOptions } from './warm-program.js'
import { whyColdFromNowOn } from './warm-rules.js'

/** One program of Node, and the process that stands by for its next call while there is one. */
export class StandbyProgram implements KeptProgram {
  readonly #base: Readonly<Record<string, string>>
  #standby: Standby | undefined
  /** The marks of its interpreter when it was started. */
  #files: Fingerprint = {}
  #isStarting = false
  #isClosed = false
  #calls = 0
  #running = 0
  #idleTimer: NodeJS.Timeout | undefined
  lastCallAt = 0

  constructor(
    private readonly launch: Launch,
    private readonly options: WarmOptions,
    /** Has a process started in its turn. */
    private readonly place: (open: () => Promise<void>) => Promise<void>,
  ) {
    this.#base = commonEnvironment(launch, options.environment)
  }

  get plugin(): string {
    return this.launch.plugin
  }

  get isLoaded(): boolean {
    return this.#standby?.isThere === true
  }

  get loaded(): LoadedProgram | undefined {
    const pid = this.#standby?.pid
    return pid === undefined || !this.isLoaded ? undefined : loadedProgram('standby', this.launch, pid)
  }

  /** Runs one call: by the process that stands by, if there is one and nothing speaks against it. The second brings one. */
  async run(job: Job, io: JobIo): Promise<ProcessOutput> {
    this.lastCallAt = performance.now()
    this.#calls += 1
    this.#running += 1
    try {
      return (await this.#runByStandby(job, io)) ?? (await this.options.cold(job, io))
    } finally {
      this.#running -= 1
      // Not while a call runs, which it would slow down.
      if (this.#running === 0 && this.#calls > 1) void this.#load()
    }
  }

  async prepare(): Promise<void> {
    await this.#load()
  }

  unload(): void {
    clearTimeout(this.#idleTimer)
    this.#calls = Math.min(this.#calls, 1)
    this.#standby?.end()
    this.#standby = undefined
  }

  close(): void {
    this.#isClosed = true
    this.unload()
  }

  /** Undefined if it was not run, for certain. */
  async #runByStandby(job: Job, io: JobIo): Promise<ProcessOutput | undefined> {
    const startedAt = performance.now()
    const environment = jobEnvironment(this.options.environment, job, io)
    if (whyNotByStandby(job, environment, this.#base) !== undefined) return undefined
    const standby = this.#standby
    this.#standby = undefined
    if (!standby) return undefined
    const isFresh = await this.#isFresh()
    if (!isFresh || !standby.isThere || io.signal?.aborted) {
      standby.end()
      return undefined
    }
    const { groups } = this.options
    groups.announce(job.id)
    try {
      const program = standby.take([...this.launch.local.args, ...job.argv], environment)
      const started = { how: 'standby', startMs: performance.now() - startedAt } as const
      const running = supervise(program, started, job, io, groups)
      standby.forget()
      return this.#ended(await running)
    } finally {
      groups.delete(job.id)
    }
  }

  /** Whether a start would bring the same process, in the same place. */
  async #isFresh(): Promise<boolean> {
    const { interpreter, cwd } = this.launch.local
    return existsSync(cwd) && isSame(this.#files, await fingerprint(interpreter))
  }

  #ended(output: ProcessOutput | Error): ProcessOutput {
    // It had started.
    if (output instanceof Error) throw output
    if (whyColdFromNowOn(output) !== undefined) this.close()
    return output
  }

  async #load(): Promise<void> {
    this.#idleTimer?.refresh()
    if (this.#isStarting || this.#isClosed || this.isLoaded) return
    this.#isStarting = true
    try {
      await this.place(() => this.#start())
    } catch {
      // Nobody waits for it: calls are started meanwhile, and after the next one it is tried again.
    } finally {
      this.#isStarting = false
    }
  }

  async #start(): Promise<void> {
    const { launch, options } = this
    this.#files = await fingerprint(launch.local.interpreter)
    const standby = await Standby.start(launch, this.#base, options.start ?? startBy(), options.groups)
    if (this.#isClosed) standby?.end()
    else this.#stand(standby)
  }

  #stand(standby: Standby | undefined): void {
    this.#standby = standby
    clearTimeout(this.#idleTimer)
    this.#idleTimer = setTimeout(() => {
      this.unload()
    }, idleMs).unref()
  }
}

/** What all calls of a program have: each has an id besides, after all else. */
export function commonEnvironment(
  launch: Launch,
  environment: ProgramEnvironment,
): Readonly<Record<string, string>> {
  const all = Object.entries(jobEnvironment(environment, { id: '', launch }))
  return Object.fromEntries(all.filter(([name]) => name !== runIdVariable))
}
