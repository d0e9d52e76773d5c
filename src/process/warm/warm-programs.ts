import PQueue from 'p-queue'
import type { Run } from '../job.js'
import type { Launch } from '../launch.js'
import type { LoadedProgram } from '../loaded-program.js'
import type { KeptProgram } from './kept-program.js'
import { commonEnvironment, StandbyProgram } from './standby-program.js'
import { whyNoStandby } from './standby-rules.js'
import { WarmProgram, type WarmOptions } from './warm-program.js'

/** How many programs are kept loaded, each with 10 to 60 MB. */
const loadedMax = 8

/**
 * Programs by how they are started. Those of Python that are called again are forked from a process that has made their
 * imports; for those of Node, a process that has started stands by.
 */
export class WarmPrograms {
  readonly #programs = new Map<string, KeptProgram>()
  /** One at a time: nobody waits for a server, and calls may run. */
  readonly #opening = new PQueue({ concurrency: 1 })
  #isClosed = false

  constructor(private readonly options: WarmOptions) {}

  /** Does what `cold` does, by a process that is kept where that is known to change nothing. */
  readonly run: Run = async (job, io = {}) => {
    if (this.#isClosed) return await this.options.cold(job, io)
    return await this.#programOf(job.launch).run(job, io)
  }

  /** Has a process kept for a program before it is called; resolves when it is there, or is known not to come. */
  async prepare(launch: Launch): Promise<void> {
    if (!this.#isClosed) await this.#programOf(launch).prepare()
  }

  /** Those for which a process waits for calls. */
  loaded(): readonly LoadedProgram[] {
    return [...this.#programs.values()].flatMap((program) => program.loaded ?? [])
  }

  /** Ends the processes of a plugin that has changed or is gone, as soon as their calls have ended. */
  forget(plugin: string): void {
    for (const [key, program] of this.#programs) {
      if (program.plugin !== plugin) continue
      this.#programs.delete(key)
      program.close()
    }
  }

  /** Ends all processes, as soon as their calls have ended, and starts no more. */
  close(): void {
    this.#isClosed = true
    for (const program of this.#programs.values()) program.close()
  }

  #programOf(launch: Launch): KeptProgram {
    const key = JSON.stringify(launch)
    const program = this.#programs.get(key) ?? this.#make(launch)
    this.#programs.set(key, program)
    return program
  }

  #make(launch: Launch): KeptProgram {
    const common = commonEnvironment(launch, this.options.environment)
    const Kept = whyNoStandby(launch, common) === undefined ? StandbyProgram : WarmProgram
    return new Kept(launch, this.options, this.#place)
  }

  /** Has a process started in its turn. Then too many are loaded, perhaps: the one that was not called for longest goes. */
  readonly #place = async (open: () => Promise<void>): Promise<void> => {
    await this.#opening.add(open)
    const loaded = [...this.#programs.values()].filter(({ isLoaded }) => isLoaded)
    const byUse = loaded.toSorted((a, b) => b.lastCallAt - a.lastCallAt)
    for (const program of byUse.slice(loadedMax)) program.unload()
  }
}
