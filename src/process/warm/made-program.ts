import { EventEmitter } from 'node:events'
import { constants } from 'node:os'
import { Readable } from 'node:stream'
import type { Usage } from '../how-it-ran.js'
import type { StartedProgram } from '../start-program.js'

/** A program that a process maker has made, told of by its frames. */
export class MadeProgram extends EventEmitter implements StartedProgram {
  pid: number | undefined
  exitCode: number | null = null
  signalCode: NodeJS.Signals | null = null
  usage: Usage | undefined
  hasNoStrays = false
  readonly stdout: Readable
  readonly stderr: Readable
  /** What has not ended yet: the program and its two streams. */
  #open = 3

  /** `drop` is called once its output is wanted no more; `give` gives it the stdin that was held back. */
  constructor(
    drop: () => void,
    readonly give: (stdin: string) => void,
  ) {
    super()
    const stream = (): Readable => {
      const readable = new Readable({
        read: () => undefined,
        destroy: (error, done) => {
          drop()
          done(error)
        },
      })
      readable.once('close', () => {
        this.#endOne()
      })
      return readable
    }
    this.stdout = stream()
    this.stderr = stream()
  }

  /** Takes an exit code, or a signal's number below zero. */
  exit(code: number, usage: Usage): void {
    this.usage = usage
    if (code < 0) this.signalCode = signalName(-code)
    else this.exitCode = code
    this.#tellExit()
  }

  endOutput(): void {
    this.stdout.push(null)
    this.stderr.push(null)
  }

  /** What made it is gone, and what it would have told with it. */
  lose(): void {
    if (this.exitCode === null && this.signalCode === null) this.#tellExit()
    this.endOutput()
  }

  /** Not at once: whoever waited for its start can listen only now. */
  #tellExit(): void {
    setImmediate(() => {
      this.emit('exit', this.exitCode, this.signalCode)
      this.#endOne()
    })
  }

  #endOne(): void {
    if ((this.#open -= 1) === 0) this.emit('close')
  }
}

function signalName(wanted: number): NodeJS.Signals | null {
  const found = Object.entries(constants.signals).find(([, number]) => number === wanted)
  return (found?.[0] ?? null) as NodeJS.Signals | null
}
