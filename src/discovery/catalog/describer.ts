import PQueue from 'p-queue'
import type { Fingerprint } from '../../process/fingerprint.js'
import type { PythonFinder } from '../../process/python.js'
import type { OpenAskSession } from '../describe/ask-program.js'
import { ContractReader } from '../describe/contract/parse-contract.js'
import type { DescribeOptions } from '../describe/describe-plugin.js'
import { QuestionQueue, type Lane } from '../describe/question-queue.js'
import { SchemaChecker } from '../schema/schema-checker.js'
import type { Description, Plugin } from '../tool.js'
import type { DescriptionCache } from './description-cache.js'
import { withValidSchemas } from './with-valid-schemas.js'
import type { WorkedBefore } from './worked-before.js'

export interface DescriberOptions {
  readonly python: PythonFinder
  /** How many programs are asked at once. */
  readonly concurrency: number
  /** Called for the first plugin that must be asked, because finding a sandbox takes a process. */
  readonly openAsk: () => Promise<{ openSession: OpenAskSession; isSandboxed: boolean }>
  readonly cache?: DescriptionCache | undefined
  readonly workedBefore?: WorkedBefore | undefined
  readonly describe?: Pick<DescribeOptions, 'source' | 'ask'> | undefined
}

/** How many programs' texts are read at once; this bounds open files, not processes. */
const textsAtOnce = 64

/** Describes plugins, and keeps what it has found out about them. */
export class Describer {
  readonly #schemas = new SchemaChecker()
  readonly #contracts = new ContractReader()
  readonly #questions: QuestionQueue
  readonly #reading = new PQueue({ concurrency: textsAtOnce })
  /** The questions of the plugins that are being described. */
  readonly #lanes = new Map<string, Lane>()

  constructor(private readonly options: DescriberOptions) {
    this.#questions = new QuestionQueue(options.concurrency)
  }

  /** The description that is kept of a plugin; undefined if it must be asked. */
  async known(plugin: Plugin, before: Fingerprint): Promise<Description | undefined> {
    return this.#isForced ? undefined : await this.options.cache?.read(plugin, before)
  }

  /** Asks a plugin, and keeps the answer. `before` are the marks of its files from before. Never throws. */
  async describe(plugin: Plugin, before: Fingerprint): Promise<Description> {
    const lane = this.#questions.lane()
    this.#lanes.set(plugin.name, lane)
    try {
      return await this.#readingFirst(lane, () => this.#describe(plugin, before, lane))
    } finally {
      if (this.#lanes.get(plugin.name) === lane) this.#lanes.delete(plugin.name)
    }
  }

  /** Asks this plugin first, if it is being described: somebody waits for it. */
  hurry(plugin: string): void {
    const lane = this.#lanes.get(plugin)
    if (lane) lane.urgency = 'called'
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

  /** Its author looks closely: what is kept is neither read nor written. */
  get #isForced(): boolean {
    const { describe = {} } = this.options
    return describe.source !== undefined || describe.ask !== undefined
  }

  async #describe(plugin: Plugin, before: Fingerprint, lane: Lane): Promise<Description> {
    const { cache, describe = {}, openAsk, python } = this.options
    // The code that asks and reads programs is loaded only if one must be asked.
    const { describePlugin } = await import('../describe/describe-plugin.js')
    const { openSession, isSandboxed } = await openAsk()
    const workedBefore = await this.options.workedBefore?.read(plugin)
    const said = await describePlugin(plugin, inTurn(openSession, lane), {
      ...describe,
      isSandboxed,
      workedBefore,
      contracts: this.#contracts,
      locate: (command, dir) => python.locate(command, dir),
    })
    const asked = withValidSchemas(plugin, said, this.#schemas)
    if (asked.worked !== workedBefore) await this.options.workedBefore?.write(plugin, asked.worked)
    // A program that was only looked at may be asked as soon as there is a sandbox.
    if (!this.#isForced && asked.wasAsked) await cache?.write(plugin, asked, before)
    return asked
  }
}

/** Sessions whose questions wait for their turn. */
function inTurn(openSession: OpenAskSession, lane: Lane): OpenAskSession {
  return (dir) => {
    const session = openSession(dir)
    return { ...session, ask: (...question) => lane.run(() => session.ask(...question)) }
  }
}
