import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { programIn, signalSandbox } from '../calling/inside.js'
import type { Launch } from '../launch.js'
import type { RunningGroups } from '../running-groups.js'
import { held, type Startable, type StartedProgram, type StartProgram } from '../start-program.js'
import { signalGroup } from '../stop-process.js'
import { pairsOf } from './process-maker.js'

const script = fileURLToPath(new URL('../../../src/process/warm/standby.cjs', import.meta.url))

/** A Node that has started, and waits for one call of its program. */
export class Standby {
  #isTaken = false
  #hasEnded = false

  /** Starts it in the folder and with the environment of the calls. Undefined if it can't be started. */
  static async start(
    { local, ...launch }: Launch,
    environment: Readonly<Record<string, string>>,
    start: StartProgram,
    groups: RunningGroups,
  ): Promise<Standby | undefined> {
    const interpreter = [...local.interpreter, '--require', script]
    const what: Startable = {
      launch: { ...launch, local: { ...local, interpreter, args: [] } },
      argv: [],
      stdin: held,
    }
    const id = randomUUID()
    groups.announce(id)
    const program = await start(what, environment)
    if (!(program instanceof Error)) return new Standby(program, id, local.cwd, groups)
    groups.delete(id)
    return undefined
  }

  private constructor(
    private readonly program: StartedProgram,
    private readonly id: string,
    private readonly folder: string,
    private readonly groups: RunningGroups,
  ) {
    if (program.pid !== undefined) groups.add(id, program.pid)
    const onEnd = (): void => {
      // A call sees to it itself.
      if (!this.#isTaken) this.end()
      this.#hasEnded = true
    }
    program.once('error', onEnd)
    program.once('exit', onEnd)
  }

  get pid(): number | undefined {
    const { pid, inSandbox = false } = this.program
    return inSandbox && pid !== undefined ? programIn(pid) : pid
  }

  get isThere(): boolean {
    return !this.#hasEnded && !this.#isTaken
  }

  /** Makes it the process of a call, which has to see to it from now on. */
  take(args: readonly string[], environment: Readonly<Record<string, string>>): StartedProgram {
    this.#isTaken = true
    this.program.give([this.folder, String(args.length), ...args, ...pairsOf(environment)].join('\0'))
    return this.program
  }

  /** When the call has noted it as its own. */
  forget(): void {
    this.groups.delete(this.id)
  }

  end(): void {
    // Its group may be another one by now.
    if (this.#hasEnded) return
    const { pid, inSandbox = false, stdout, stderr } = this.program
    const signal = inSandbox ? signalSandbox : signalGroup
    if (pid !== undefined) signal(pid, 'SIGKILL')
    stdout.destroy()
    stderr.destroy()
    this.forget()
  }
}
