import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { atMost } from '../../at-most.js'
import { commandLine, type Launch } from '../launch.js'
import type { Startable } from '../start-program.js'
import type { PythonFinder } from '../python.js'
import type { MadeProgram } from './made-program.js'
import { NotMade, pairsOf, ProcessMaker } from './process-maker.js'

const script = fileURLToPath(new URL('../../../src/process/warm/spawn_helper.py', import.meta.url))
/** One that ends again and again would lose a call each time. */
const opensMax = 3
/** How long a call waits for one that is being started. */
const waitMs = 1000

/**
 * A small process that starts programs on behalf of this one. A fork of this one takes longer the more memory it has, and
 * nothing else is done meanwhile; and what is started here has sockets where a program expects pipes.
 */
export class SpawnHelper {
  #maker: ProcessMaker | undefined
  #opening: Promise<void> | undefined
  #opens = 0
  #isClosed = false

  constructor(
    private readonly findPython: () => Promise<string>,
    /** Of the programs; it gets no more of it than Python needs to start. */
    private readonly environment: Readonly<Record<string, string>>,
  ) {}

  /** Starts it, unless it can't be: then programs are started without. Never rejects. */
  async open(): Promise<void> {
    this.#opening ??= this.#open().finally(() => (this.#opening = undefined))
    await this.#opening
  }

  /** Starts one program. Undefined if it did not, for certain: then another way has to, and may say why it can't. */
  async start(
    { launch, argv, stdin }: Startable,
    environment: Readonly<Record<string, string>>,
  ): Promise<MadeProgram | undefined> {
    const fields = fieldsOf(launch, argv, environment)
    // It would end a field.
    if (fields.some((field) => field.includes('\0'))) return undefined
    // A program would notice whether it is there: only then can it open /dev/stderr.
    if (!this.#isOpen) await atMost(this.open(), waitMs)
    const program = await this.#maker?.make(fields, stdin)
    return program instanceof NotMade ? undefined : program
  }

  /** Takes no more programs, and ends as soon as none runs. */
  close(): void {
    this.#isClosed = true
    this.#maker?.end()
  }

  get #isOpen(): boolean {
    return this.#maker !== undefined && !this.#maker.isEnding
  }

  async #open(): Promise<void> {
    if (this.#isClosed || this.#opens >= opensMax) return
    this.#opens += 1
    try {
      this.#maker = await this.#startMaker()
    } catch {
      // There is no Python, or one that is too old.
      this.#opens = opensMax
    }
  }

  async #startMaker(): Promise<ProcessMaker> {
    const { PATH = '/usr/bin:/bin', LD_LIBRARY_PATH } = this.environment
    const maker = new ProcessMaker({
      command: await this.findPython(),
      args: ['-I', '-S', script],
      cwd: '/',
      environment: { PATH, ...(LD_LIBRARY_PATH !== undefined && { LD_LIBRARY_PATH }) },
    })
    await maker.ready
    if (this.#isClosed) maker.end()
    return maker
  }
}

/** Has one started in the background; undefined where nothing would be gained: elsewhere than on Linux, nothing is forked. */
export function openSpawnHelper(
  pythons: PythonFinder,
  environment: Readonly<Record<string, string>>,
): SpawnHelper | undefined {
  if (process.platform !== 'linux') return undefined
  const helper = new SpawnHelper(async () => (await pythons.find(dirname(script))).executable, environment)
  void helper.open()
  return helper
}

function fieldsOf(
  launch: Launch,
  argv: readonly string[],
  environment: Readonly<Record<string, string>>,
): string[] {
  const words = [...commandLine(launch), ...argv]
  return [launch.local.cwd, String(words.length), ...words, ...pairsOf(environment)]
}
