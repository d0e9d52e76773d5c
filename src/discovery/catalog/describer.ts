import PQueue from 'p-queue'
import type { Fingerprint } from '../../process/fingerprint.js'
import type { PythonFinder } from '../../process/python.js'
import { Answers } from '../describe/answers.js'
import type { OpenAskSession } from '../describe/ask-program.js'
import { ContractReader } from '../describe/contract/parse-contract.js'
import type { Asking } from '../describe/describe-in-time.js'
import type { DescribeOptions } from '../describe/describe-program.js'
import { QuestionQueue, type Lane } from '../describe/question-queue.js'
import { SchemaChecker } from '../schema/schema-checker.js'
import type { Description, Plugin } from '../tool.js'
import type { DescriptionCache, KeptDescription } from './description-cache.js'
import { withValidSchemas } from './with-valid-schemas.js'
import type { WorkedBefore } from './worked-before.js'

export interface DescriberOptions {
  readonly python: PythonFinder
  /** How many programs are asked at once. */
  readonly concurrency: number
  /** Whether a plugin may be asked; of the others only what is kept, or what their manifests say, is there. */
  readonly asks?: ((plugin: string) => boolean) | undefined
  /** When a plugin is described with what is answered by then, and the rest follows; undefined: with all answers. */
  readonly budgetMs?: number | undefined
  /** Called for the first plugin that must be asked, because finding a sandbox takes a process. */
  readonly openAsk: () => Promise<{ openSession: OpenAskSession; isSandboxed: boolean }>
  readonly cache?: DescriptionCache | undefined
  readonly workedBefore?: WorkedBefore | undefined
  readonly describe?: Pick<DescribeOptions, 'source' | 'ask'> | undefined
}

export interface Described {
  readonly description: Description
  /** The description with the helps of all commands, if this one lacks some; undefined if it was stopped before. */
  readonly whole?: Promise<Description | undefined> | undefined
}

/** A plugin that may not be asked is there, but has no tools. */
const unasked: Description = { source: 'none', commands: [], problems: [] }
/** How many programs' texts are read at once; this bounds open files, not processes. */
const textsAtOnce = 64

/** Describes plugins, and keeps what it has found out about them. */
export class Describer {
  readonly #schemas = new SchemaChecker()
  readonly #contracts = new ContractReader()
  readonly #questions: QuestionQueue
  readonly #reading = new PQueue({ concurrency: textsAtOnce })
  /** The questions of plugins that have no description yet. */
  readonly #lanes = new Map<string, Lane>()
  /** Plugins that somebody waits for, and that have no lane yet. */
  readonly #hurried = new Set<string>()

  constructor(private readonly options: DescriberOptions) {
    this.#questions = new QuestionQueue(options.concurrency)
  }

  /** What is kept of a plugin; undefined if it must be asked. */
  async known(plugin: Plugin, before: Fingerprint): Promise<KeptDescription | undefined> {
    return this.#isForced ? undefined : await this.options.cache?.read(plugin, before)
  }

  /**
   * Gives what is kept of a plugin, and asks it for what that lacks; keeps the answers. `before` are the marks of its
   * files from before. The signal ends all programs that are asked.
   */
  async describe(
    plugin: Plugin,
    before: Fingerprint,
    kept: KeptDescription | undefined,
    signal: AbortSignal,
  ): Promise<Described> {
    const isHurried = this.#hurried.delete(plugin.name)
    if (kept && !kept.answers) return kept
    if (!this.#mayAsk(plugin)) return { description: kept?.description ?? unasked }
    const lane = this.#questions.lane()
    const { budgetMs } = this.options
    const asking = { lane, signal, budgetMs, answers: new Answers(kept?.answers) }
    if (kept && budgetMs !== undefined) {
      lane.urgency = 'later'
      return { ...kept, whole: this.#readingFirst(lane, () => this.#readOn(plugin, before, asking)) }
    }
    this.#lanes.set(plugin.name, lane)
    if (isHurried) lane.urgency = 'called'
    try {
      return await this.#readingFirst(lane, () => this.#ask(plugin, before, asking))
    } finally {
      if (this.#lanes.get(plugin.name) === lane) this.#lanes.delete(plugin.name)
    }
  }

  /** Asks this plugin first, if it has no description yet: somebody waits for it. */
  hurry(plugin: string): void {
    const lane = this.#lanes.get(plugin)
    if (lane) lane.urgency = 'called'
    else this.#hurried.add(plugin)
  }

  /** Limits how many texts are read at once; what waits for its turn to be asked holds up no other text. */
  async #readingFirst<T>(lane: Lane, describe: () => Promise<T>): Promise<T> {
    const described = await this.#reading.add(async () => {
      const result = describe()
      await Promise.race([result, lane.firstQuestion])
      // In an object, or it would be waited for.
      return { result }
    })
    return await described.result
  }

  #mayAsk({ name, manifest }: Plugin): boolean {
    const { asks = () => true } = this.options
    return asks(name) || manifest.describe !== undefined
  }

  /** Its author looks closely: what is kept is neither read nor written. */
  get #isForced(): boolean {
    const { describe = {} } = this.options
    return describe.source !== undefined || describe.ask !== undefined
  }

  /** Asks in the background for what a description lacks that is kept from an earlier start. */
  async #readOn(plugin: Plugin, before: Fingerprint, asking: Asking): Promise<Description | undefined> {
    const { description } = await this.#ask(plugin, before, { ...asking, budgetMs: undefined })
    if (!asking.signal.aborted) return description
    await this.#keep(plugin, description, before, asking.answers)
    return undefined
  }

  async #ask(plugin: Plugin, before: Fingerprint, asking: Asking): Promise<Described> {
    const { signal } = asking
    if (signal.aborted) return { description: unasked }
    const { describe = {}, openAsk, python } = this.options
    // The code that asks and reads programs is loaded only if one must be asked.
    const { describeInTime } = await import('../describe/describe-in-time.js')
    const { openSession, isSandboxed } = await openAsk()
    const workedBefore = await this.options.workedBefore?.read(plugin)
    const options = {
      ...describe,
      isSandboxed,
      workedBefore,
      contracts: this.#contracts,
      locate: (command: string, dir: string) => python.locate(command, dir),
    }
    const { description, whole } = await describeInTime(plugin, openSession, options, asking)
    const first = withValidSchemas(plugin, description, this.#schemas)
    const finish = async (asked: Description): Promise<Description> => {
      if (asked.worked !== workedBefore) await this.options.workedBefore?.write(plugin, asked.worked)
      await this.#keep(plugin, asked, before)
      return asked
    }
    if (!whole) return { description: asking.signal.aborted ? first : await finish(first) }
    await this.#keep(plugin, first, before, asking.answers)
    return {
      description: first,
      whole: whole.then(async (said) => {
        const asked = withValidSchemas(plugin, said, this.#schemas)
        if (!asking.signal.aborted) return finish(asked)
        await this.#keep(plugin, asked, before, asking.answers)
        return undefined
      }),
    }
  }

  /** Keeps a description; one that lacks something with the answers so far, from which the next start goes on. */
  async #keep(
    plugin: Plugin,
    description: Description,
    before: Fingerprint,
    answers?: Answers,
  ): Promise<void> {
    // A program that was only looked at may be asked as soon as there is a sandbox.
    if (this.#isForced || !description.wasAsked) return
    await this.options.cache?.write(plugin, description, before, answers?.kept())
  }
}
