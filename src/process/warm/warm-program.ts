import { messageOf } from '../../errors.js'
import type { Enter } from '../calling/calling-sandbox.js'
import { jobEnvironment, type ProgramEnvironment } from '../environment.js'
import type { Job, JobIo, ProcessOutput, Run } from '../job.js'
import type { Launch } from '../launch.js'
import { loadedProgram, type LoadedProgram } from '../loaded-program.js'
import type { RunningGroups } from '../running-groups.js'
import type { StartProgram } from '../start-program.js'
import { supervise } from '../supervise.js'
import { judgeProgram, type Verdict } from './judge-program.js'
import { idleMs, type KeptProgram } from './kept-program.js'
import type { KnownVerdicts } from './known-verdicts.js'
import { baseEnvironment, openForkServer, StaysCold, type OpenForkServer } from './open-fork-server.js'
import { NotMade } from './process-maker.js'
import { whyColdCall, whyColdFromNowOn } from './warm-rules.js'

/** How long a server without calls waits before it imports what calls had to import themselves. */
const learnAfterMs = 2000
/** How often that is done: what is learned later is rare. */
const lessonsMax = 2

export interface WarmOptions {
  /** Starts a program, with this environment. */
  readonly cold: Run
  readonly environment: ProgramEnvironment
  readonly groups: RunningGroups
  readonly known: KnownVerdicts
  /** How a process that is to stand by is started; by default, as a child of this one. */
  readonly start?: StartProgram
  /** Finds how a program is started in its sandbox. */
  readonly enter?: Enter
  /** Has forks of a program answer questions, before one serves a call, and judges it anew by that; by default, none. */
  readonly tryForks?: (launch: Launch, verdict: Verdict) => Promise<Verdict>
}

/** One program, and its fork server while there is one. */
export class WarmProgram implements KeptProgram {
  #open: OpenForkServer | undefined
  #isOpening = false
  #isClosed = false
  #calls = 0
  #lessons = 0
  #idleTimer: NodeJS.Timeout | undefined
  #learnTimer: NodeJS.Timeout | undefined
  /** Why it is always started cold; undefined if it may be forked. */
  #coldBecause: string | undefined
  lastCallAt = 0

  constructor(
    private readonly launch: Launch,
    private readonly options: WarmOptions,
    /** Has a server opened in its turn. */
    private readonly place: (open: () => Promise<void>) => Promise<void>,
  ) {}

  get plugin(): string {
    return this.launch.plugin
  }

  get isLoaded(): boolean {
    return this.#open !== undefined
  }

  /** The server that waits for its calls; undefined if there is none. */
  get loaded(): LoadedProgram | undefined {
    const pid = this.#open?.server.pid
    return pid === undefined ? undefined : loadedProgram('warm', this.launch, pid)
  }

  /** Runs one call: forked, if a server is there and nothing speaks against it. The second call brings a server. */
  async run(job: Job, io: JobIo): Promise<ProcessOutput> {
    this.lastCallAt = performance.now()
    this.#idleTimer?.refresh()
    this.#calls += 1
    if (this.#calls > 1 && !this.isLoaded && this.#coldBecause === undefined) void this.#load()
    return (await this.#runForked(job, io)) ?? (await this.options.cold(job, io))
  }

  async prepare(): Promise<void> {
    if (!this.isLoaded && this.#coldBecause === undefined) await this.#load()
  }

  /** Ends the server, and lets what it runs end first; the next call but one brings another. */
  unload(): void {
    const open = this.#open
    this.#open = undefined
    this.#calls = Math.min(this.#calls, 1)
    clearTimeout(this.#idleTimer)
    this.#idleTimer = undefined
    clearTimeout(this.#learnTimer)
    open?.server.end()
  }

  /** The same, and no other is brought. */
  close(): void {
    this.#isClosed = true
    this.unload()
  }

  /** Undefined if it was not run, for certain. */
  async #runForked(job: Job, io: JobIo): Promise<ProcessOutput | undefined> {
    const open = this.#open
    if (!open || io.signal?.aborted) return undefined
    const environment = jobEnvironment(this.options.environment, job, io)
    if (whyColdCall(job, environment, open) !== undefined) return undefined
    const { groups } = this.options
    groups.announce(job.id)
    try {
      const startedAt = performance.now()
      const program = await open.server.fork([...this.launch.local.args, ...job.argv], environment, job.stdin)
      if (program instanceof NotMade) {
        // Something has changed, or the server is gone.
        if (this.#open === open) this.unload()
        return undefined
      }
      const started = { how: 'warm', startMs: performance.now() - startedAt } as const
      return this.#ended(await supervise(program, started, job, io, groups), open)
    } finally {
      groups.delete(job.id)
    }
  }

  #ended(output: ProcessOutput | Error, open: OpenForkServer): ProcessOutput {
    // What was forked has started.
    if (output instanceof Error) throw output
    this.#idleTimer?.refresh()
    this.#stayCold(whyColdFromNowOn(output))
    // What it has started may have left its group, but not the sandbox, which ends with the server.
    if (this.launch.local.sandbox && output.end !== 'exited' && this.#open === open) this.unload()
    this.#learnLater(open)
    return output
  }

  async #load(): Promise<void> {
    if (this.#isOpening) return
    this.#isOpening = true
    await this.#inTurn(async () => {
      if (this.#isClosed) return
      const { launch, options } = this
      const known = await options.known.read(launch, baseEnvironment(launch, options.environment))
      let opened = await this.#openBy(known ?? (await this.#judge()))
      // What was learned may be what speaks against it.
      if (opened instanceof StaysCold && known && known.learned.length > 0)
        opened = await this.#openBy(await this.#judge())
      if (opened instanceof StaysCold) this.#stayCold(opened.reason)
      else this.#replace(undefined, opened)
    })
    this.#isOpening = false
  }

  /** Has this done in its turn. Nobody waits for it, so a fault must not reach anybody: the program is started cold. */
  async #inTurn(open: () => Promise<void>): Promise<void> {
    try {
      await this.place(open)
    } catch (error) {
      this.#stayCold(`its fork server could not be opened: ${messageOf(error)}`)
    }
  }

  #learnLater(open: OpenForkServer): void {
    clearTimeout(this.#learnTimer)
    const { server, learned } = open
    if (this.#open !== open || this.#lessons >= lessonsMax) return
    if ([...server.learned].every((name) => learned.includes(name))) return
    this.#learnTimer = setTimeout(() => {
      if (this.#open === open && server.running === 0) void this.#learn(open)
    }, learnAfterMs).unref()
  }

  /** Replaces the server by one that has imported more, if that is as clean. */
  async #learn(open: OpenForkServer): Promise<void> {
    this.#lessons += 1
    const learned = [...new Set([...open.learned, ...open.server.learned])].sort()
    await this.#inTurn(async () => {
      if (this.#open !== open) return
      const opened = await this.#openBy(await this.#judge(learned))
      if (!(opened instanceof StaysCold)) this.#replace(open, opened)
    })
  }

  /** Watches the imports, and keeps what is found unless what was learned is what speaks against them. */
  async #judge(learned: readonly string[] = []): Promise<Verdict> {
    const { launch, options } = this
    const since = Date.now()
    const watched = await judgeProgram(launch, options.cold, learned)
    const verdict = (await options.tryForks?.(launch, watched)) ?? watched
    if (verdict.coldBecause === undefined || learned.length === 0)
      await options.known.write(launch, baseEnvironment(launch, options.environment), verdict, since)
    return verdict
  }

  async #openBy(verdict: Verdict): Promise<OpenForkServer | StaysCold> {
    const { environment, enter } = this.options
    return await openForkServer(this.launch, environment, verdict, enter ? { enter } : {})
  }

  #replace(before: OpenForkServer | undefined, opened: OpenForkServer): void {
    if (this.#isClosed || this.#open !== before) {
      opened.server.end()
      return
    }
    this.#open = opened
    before?.server.end()
    clearTimeout(this.#idleTimer)
    this.#idleTimer = setTimeout(() => {
      this.unload()
    }, idleMs).unref()
  }

  #stayCold(reason: string | undefined): void {
    if (reason === undefined) return
    this.#coldBecause = reason
    this.unload()
  }
}
