import { jobEnvironment } from '../environment.js'
import type { Job, JobIo, ProcessOutput, Run } from '../job.js'
import type { Launch } from '../launch.js'
import type { LoadedProgram } from '../loaded-program.js'
import { readMemoryBytes } from '../process-stat.js'
import type { RunningGroups } from '../running-groups.js'
import { supervise } from '../supervise.js'
import { NotMade } from './process-maker.js'
import { openForkServer, StaysCold, type OpenForkServer } from './open-fork-server.js'
import { whyColdCall, whyColdFromNowOn } from './warm-rules.js'

/** How long a server without calls waits before it imports what calls had to import themselves. */
const learnAfterMs = 2000
/** How often that is done: what is learned later is rare. */
const lessonsMax = 2

/** One program, and its fork server while there is one. */
export class WarmProgram {
  #open: OpenForkServer | undefined
  #isOpening = false
  #calls = 0
  #lessons = 0
  #learned: readonly string[] = []
  #timer: NodeJS.Timeout | undefined
  /** Why it is always started cold; undefined if it may be forked. */
  coldBecause: string | undefined
  lastCallAt = 0

  constructor(
    private readonly launch: Launch,
    private readonly environment: Readonly<Record<string, string>>,
    private readonly cold: Run,
    private readonly groups: RunningGroups,
  ) {}

  get isLoaded(): boolean {
    return this.#open !== undefined
  }

  /** The server that waits for its calls; undefined if there is none. */
  get loaded(): LoadedProgram | undefined {
    const pid = this.#open?.server.pid
    if (pid === undefined) return undefined
    const { plugin, file } = this.launch
    const memoryBytes = readMemoryBytes(pid)
    return { how: 'warm', plugin, file, pid, ...(memoryBytes !== undefined && { memoryBytes }) }
  }

  /** Runs one call: forked, if a server is there and nothing speaks against it. The second call brings a server. */
  async run(job: Job, io: JobIo): Promise<ProcessOutput> {
    this.lastCallAt = performance.now()
    this.#calls += 1
    if (this.#calls > 1 && !this.isLoaded && this.coldBecause === undefined) void this.#load()
    return (await this.#runForked(job, io)) ?? (await this.cold(job, io))
  }

  /** Ends the server, and lets what it runs end first; the next call but one brings another. */
  unload(): void {
    const open = this.#open
    this.#open = undefined
    this.#calls = Math.min(this.#calls, 1)
    clearTimeout(this.#timer)
    open?.server.end()
  }

  /** Undefined if it was not run, for certain. */
  async #runForked(job: Job, io: JobIo): Promise<ProcessOutput | undefined> {
    const open = this.#open
    if (!open || io.signal?.aborted) return undefined
    const environment = jobEnvironment(this.environment, job)
    if (whyColdCall(job, environment, open.environment, open.variables) !== undefined) return undefined
    this.groups.announce(job.id)
    try {
      const startedAt = performance.now()
      const program = await open.server.fork([...this.launch.local.args, ...job.argv], environment)
      if (program instanceof NotMade) {
        // Something has changed, or the server is gone.
        if (this.#open === open) this.unload()
        return undefined
      }
      const started = { how: 'warm', startMs: performance.now() - startedAt } as const
      return this.#ended(await supervise(program, started, job, io, this.groups), open)
    } finally {
      this.groups.delete(job.id)
    }
  }

  #ended(output: ProcessOutput | Error, open: OpenForkServer): ProcessOutput {
    // What was forked has started.
    if (output instanceof Error) throw output
    this.#stayCold(whyColdFromNowOn(output))
    this.#learnLater(open)
    return output
  }

  async #load(): Promise<void> {
    if (this.#isOpening) return
    this.#isOpening = true
    const opened = await openForkServer(this.launch, this.environment, this.cold, this.#learned)
    this.#isOpening = false
    if (!(opened instanceof StaysCold)) this.#open = opened
    // What was learned may be what speaks against it.
    else if (this.#learned.length > 0) this.#learned = []
    else this.#stayCold(opened.reason)
  }

  #learnLater(open: OpenForkServer): void {
    clearTimeout(this.#timer)
    const known = new Set(this.#learned)
    if (this.#lessons >= lessonsMax || [...open.server.learned].every((name) => known.has(name))) return
    this.#timer = setTimeout(() => {
      if (this.#open === open && open.server.running === 0) void this.#learn(open)
    }, learnAfterMs).unref()
  }

  /** Replaces the server by one that has imported more, if that is as clean. */
  async #learn(open: OpenForkServer): Promise<void> {
    this.#lessons += 1
    const learned = [...new Set([...this.#learned, ...open.server.learned])].sort()
    const opened = await openForkServer(this.launch, this.environment, this.cold, learned)
    if (opened instanceof StaysCold) return
    if (this.#open !== open) {
      opened.server.end()
      return
    }
    this.#learned = learned
    this.#open = opened
    open.server.end()
  }

  #stayCold(reason: string | undefined): void {
    if (reason === undefined) return
    this.coldBecause = reason
    this.unload()
  }
}
