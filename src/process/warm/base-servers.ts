import { isAbsolute } from 'node:path'
import { atMost } from '../../at-most.js'
import { runIdVariable } from '../find-strays.js'
import { commandLine } from '../launch.js'
import type { Startable } from '../start-program.js'
import { TemporaryFolders } from '../temporary-folders.js'
import { BaseServer, type Prepared, type Script } from './base-server.js'
import type { MadeProgram } from './made-program.js'

/** How many Pythons are kept at once, each with about 20 MB. */
const serversMax = 4
/** A Python is kept from the second plugin on, or from this question of one on: before, it would only cost. */
const questionsMin = 4
/** How long a question waits for one that is being started. */
const waitMs = 1000
/** How long one is kept without a question. */
const idleMs = 5000

/** Variables that differ in each question, and that no start of Python depends on: their folders are empty. */
const ofOneQuestion: ReadonlySet<string> = new Set(['HOME', 'TMPDIR', runIdVariable])

/** What is asked of one interpreter with one environment. */
interface Base {
  readonly plugins: Set<string>
  questions: number
  opening?: Promise<BaseServer | undefined> | undefined
  /** There can be no server for it. */
  isUnfit?: boolean
  timer?: NodeJS.Timeout
}

/**
 * Starts scripts of Python that run once each, as programs that are asked do, by forks of a Python that has started. One
 * is kept for each interpreter and environment of which more is asked.
 */
export class BaseServers {
  readonly #bases = new Map<string, Base>()
  readonly #folders = new TemporaryFolders()
  #isClosed = false

  constructor(private readonly prepared: Prepared) {}

  /** Starts a program; undefined if it did not, for certain: then another way has to. */
  async start(
    what: Startable,
    environment: Readonly<Record<string, string>>,
  ): Promise<MadeProgram | undefined> {
    const script = scriptOf(what)
    if (this.#isClosed || !script || !isSameAnywhere(environment)) return undefined
    const base = this.#baseOf(script.python, environment)
    base.plugins.add(what.launch.plugin)
    base.questions += 1
    if (base.plugins.size < 2 && base.questions < questionsMin) return undefined
    if (base.isUnfit || !(base.opening ?? this.#hasRoom)) return undefined
    clearTimeout(base.timer)
    const opening = (base.opening ??= this.#openFor(base, script.python, environment))
    const opened: { server?: BaseServer | undefined } = {}
    await atMost(
      opening.then((server) => (opened.server = server)),
      waitMs,
    )
    const program = await opened.server?.fork(script, environment)
    // One that has ended, or is stale, is followed by another.
    if (opened.server && !program && base.opening === opening) this.#end(base)
    clearTimeout(base.timer)
    base.timer = setTimeout(() => {
      this.#end(base)
    }, idleMs).unref()
    return program
  }

  /** Ends all, and starts no more. */
  close(): void {
    this.#isClosed = true
    for (const base of this.#bases.values()) this.#end(base)
  }

  get #hasRoom(): boolean {
    return [...this.#bases.values()].filter(({ opening }) => opening !== undefined).length < serversMax
  }

  async #openFor(
    base: Base,
    python: string,
    environment: Readonly<Record<string, string>>,
  ): Promise<BaseServer | undefined> {
    // Without a folder or a process for one, programs are started.
    const server = await BaseServer.open(python, environment, this.prepared, this.#folders).catch(
      () => undefined,
    )
    base.isUnfit = server === undefined
    return server
  }

  #baseOf(python: string, environment: Readonly<Record<string, string>>): Base {
    const common = Object.entries(environment).filter(([name]) => !ofOneQuestion.has(name))
    const key = JSON.stringify([python, common])
    const base = this.#bases.get(key) ?? { plugins: new Set<string>(), questions: 0 }
    this.#bases.set(key, base)
    return base
  }

  #end(base: Base): void {
    clearTimeout(base.timer)
    void base.opening?.then((server) => server?.end())
    base.opening = undefined
  }
}

/** The script that a Python without options runs; undefined for anything else. */
function scriptOf({ launch, argv, stdin }: Startable): Script | undefined {
  const [python, ...words] = [...commandLine(launch), ...argv]
  // What asks for no byte code has a variable for that, too.
  const [path, ...args] = words[0] === '-B' ? words.slice(1) : words
  if (stdin !== undefined || launch.local.sandbox || path === undefined || !isAbsolute(path)) return undefined
  return /^(\/.*\/)?python[\d.]*$/.test(python) ? { python, path, args, cwd: launch.local.cwd } : undefined
}

/** Whether a Python would start the same in any folder. */
function isSameAnywhere({ PYTHONPATH }: Readonly<Record<string, string>>): boolean {
  return PYTHONPATH === undefined || PYTHONPATH.split(':').every(isAbsolute)
}
