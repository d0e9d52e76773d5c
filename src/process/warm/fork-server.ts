import { fileURLToPath } from 'node:url'
import type { Entered } from '../calling/calling-sandbox.js'
import type { MadeProgram } from './made-program.js'
import { pairsOf, ProcessMaker, type NotMade } from './process-maker.js'

const script = fileURLToPath(new URL('../../../src/process/warm/fork_server.py', import.meta.url))

/** What a fork server prepares. */
export interface Plan {
  /** Each "module name name", with a "?" before one that may fail. */
  readonly imports: readonly string[]
  /** Files whose change makes it stale. */
  readonly files: readonly string[]
  /** Forks that are made ahead of their calls, while none runs. */
  readonly standbys: 0 | 1
}

/** One program, loaded by a Python of its own, which forks for each call. */
export class ForkServer {
  /** What its imports changed or printed, each as "kind detail". */
  readonly ready: Promise<readonly string[]>
  /** Modules that calls had to import themselves. */
  readonly learned = new Set<string>()
  readonly #maker: ProcessMaker

  /** Starts it in the folder and with the environment of the calls, and in their sandbox. */
  constructor({ launch: { local }, environment }: Entered, plan: Plan) {
    const [command = '', ...options] = local.interpreter
    const inSandbox = local.sandbox !== undefined
    this.#maker = new ProcessMaker({
      command,
      args: [...options, script, local.mainFile, ...(inSandbox ? ['inside'] : [])],
      cwd: local.cwd,
      environment,
      inSandbox,
      onFrame: ({ kind, body }) => {
        if (kind === 'L') this.learned.add(body.toString())
      },
    })
    this.#maker.send('F', plan.files)
    this.#maker.send('P', plan.imports)
    // When the imports have been made.
    this.#maker.send('K', [String(plan.standbys)])
    this.ready = this.#found()
  }

  get pid(): number | undefined {
    return this.#maker.pid
  }

  /** How many calls have not ended. */
  get running(): number {
    return this.#maker.running
  }

  /** Starts one call. A call is never run twice: what is NotMade has not run. */
  async fork(
    args: readonly string[],
    environment: Readonly<Record<string, string>>,
    stdin?: string,
  ): Promise<MadeProgram | NotMade> {
    return await this.#maker.make([String(args.length), ...args, ...pairsOf(environment)], stdin)
  }

  /** Takes no more calls, and ends as soon as none runs. */
  end(): void {
    this.#maker.end()
  }

  /** Ends it at once, and what it runs. */
  close(): void {
    this.#maker.close()
  }

  async #found(): Promise<readonly string[]> {
    const found = await this.#maker.ready
    const { printed } = this.#maker
    return [
      ...(found.length === 0 ? [] : found.toString().split('\0')),
      ...(printed === '' ? [] : [`output ${printed.slice(0, 200)}`]),
    ]
  }
}
