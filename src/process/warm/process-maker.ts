import { spawn, type ChildProcess } from 'node:child_process'
import type { Socket } from 'node:net'
import type { Usage } from '../how-it-ran.js'
import { childInside, programIn, signalSandbox } from '../calling/inside.js'
import { held } from '../start-program.js'
import { signalGroup } from '../stop-process.js'
import { encodeFrame, FrameReader, type Frame } from './frames.js'
import { MadeProgram } from './made-program.js'

const startMs = 30_000
/** One that takes no call in this time, and runs none, hangs. */
const acceptMs = 5000

/** A call that was not started, for certain, so that it may run in another way; and why. */
export class NotMade {
  constructor(readonly reason: string) {}
}

interface WaitingCall {
  readonly program: MadeProgram
  readonly settle: (outcome: MadeProgram | NotMade) => void
  isAccepted: boolean
}

interface Start {
  readonly command: string
  readonly args: readonly string[]
  readonly cwd: string
  readonly environment: Readonly<Record<string, string>>
  /** It is a bubblewrap, in whose sandbox the process is that makes others. */
  readonly inSandbox?: boolean
  /** Told of what is not about a call. */
  readonly onFrame?: (frame: Frame) => void
}

/** A process that makes a process for each call, as process_maker.py does, and tells of it. */
export class ProcessMaker {
  /** What it says once it is ready; rejects if it ends before. */
  readonly ready: Promise<Buffer>
  readonly #child: ChildProcess
  readonly #control: Socket
  readonly #reader = new FrameReader()
  readonly #calls = new Map<number, WaitingCall>()
  readonly #printed: Buffer[] = []
  #lastId = 0
  readonly #inSandbox: boolean
  #isEnding = false

  constructor({ command, args, cwd, environment, inSandbox = false, onFrame }: Start) {
    this.#inSandbox = inSandbox
    this.#child = spawn(command, args, {
      cwd,
      env: environment,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    })
    this.#control = this.#child.stdio[3] as Socket
    this.ready = this.#start(onFrame ?? (() => undefined))
  }

  /** Its process; undefined if it has ended, or is in a sandbox and can't be seen there. */
  get pid(): number | undefined {
    const { pid } = this.#child
    return this.#inSandbox && pid !== undefined ? programIn(pid) : pid
  }

  /** How many calls have not ended. */
  get running(): number {
    return this.#calls.size
  }

  /** It takes no more calls. */
  get isEnding(): boolean {
    return this.#isEnding
  }

  /** What it has printed itself. */
  get printed(): string {
    return Buffer.concat(this.#printed).toString().trim()
  }

  /** Starts one call. A call is never run twice: what is NotMade has not run. */
  async make(fields: readonly string[], stdin?: string | typeof held): Promise<MadeProgram | NotMade> {
    if (this.#isEnding) return new NotMade('what makes its process has ended')
    const callId = (this.#lastId += 1)
    return await new Promise((settle) => {
      const timer = setInterval(() => {
        // What it has accepted by then is told by its last frames. Calls that run well are not ended for this one.
        if (![...this.#calls.values()].some(({ isAccepted }) => isAccepted)) this.close()
      }, acceptMs)
      const tell = (kind: string, fields: readonly string[]): void => {
        if (this.#calls.has(callId)) this.send(kind, fields, callId)
      }
      const program = new MadeProgram(
        () => {
          tell('D', [])
        },
        (text) => {
          tell('I', [text])
        },
      )
      this.#calls.set(callId, {
        program,
        isAccepted: false,
        settle: (outcome) => {
          clearInterval(timer)
          settle(outcome)
        },
      })
      this.#holdOpen()
      if (stdin === held) tell('H', [])
      else if (stdin !== undefined) tell('I', [stdin])
      this.send('R', fields, callId)
    })
  }

  send(kind: string, fields: readonly string[], callId = 0): void {
    if (this.#control.writable) this.#control.write(encodeFrame(kind, callId, fields))
  }

  /** Takes no more calls, and ends as soon as none runs. */
  end(): void {
    this.#isEnding = true
    if (this.#calls.size === 0) this.close()
  }

  /** Ends it at once, and what it runs. */
  close(): void {
    const signal = this.#inSandbox ? signalSandbox : signalGroup
    if (this.#child.pid !== undefined) signal(this.#child.pid, 'SIGKILL')
  }

  #start(onFrame: (frame: Frame) => void): Promise<Buffer> {
    return new Promise((ready, failed) => {
      const timer = setTimeout(() => {
        this.close()
      }, startMs)
      for (const stream of [this.#child.stdout, this.#child.stderr])
        stream?.on('data', (chunk: Buffer) => this.#printed.push(chunk))
      const onGone = (): void => {
        clearTimeout(timer)
        this.#lose()
        failed(new Error(this.printed.split('\n').at(-1)))
      }
      this.#child.once('error', onGone)
      // After the exit, and after all that it has sent was read.
      this.#child.once('close', onGone)
      this.#control.on('error', () => undefined)
      this.#control.on('data', (chunk: Buffer) => {
        for (const frame of this.#reader.read(chunk))
          if (frame.callId !== 0) this.#take(frame)
          else if (frame.kind === 'Y') {
            clearTimeout(timer)
            this.#holdOpen()
            ready(frame.body)
          } else onFrame(frame)
      })
      this.#child.unref()
      for (const stream of [this.#child.stdout, this.#child.stderr]) (stream as Socket | null)?.unref()
    })
  }

  #take({ kind, callId, body }: Frame): void {
    const call = this.#calls.get(callId)
    if (!call) return
    const { program } = call
    switch (kind) {
      case 'A':
        call.isAccepted = true
        return
      case 'N':
        this.#forget(callId)
        call.settle(new NotMade(body.toString()))
        return
      case 'S':
        program.pid = this.#pidOf(body.readUInt32BE())
        call.settle(program)
        return
      case 'O':
        program.stdout.push(body)
        return
      case 'E':
        program.stderr.push(body)
        return
      case 'X':
        // One that was killed at once has told nothing of itself.
        call.settle(program)
        program.exit(body.readInt32BE(), usageOf(body))
        return
      case 'C':
        this.#forget(callId)
        program.endOutput()
    }
  }

  /** The id outside of a process that has told its own; undefined if it has ended since. */
  #pidOf(told: number): number | undefined {
    const { pid } = this
    if (!this.#inSandbox) return told
    return pid === undefined ? undefined : childInside(pid, told)
  }

  #forget(callId: number): void {
    this.#calls.delete(callId)
    this.#holdOpen()
    if (this.#isEnding && this.#calls.size === 0) this.close()
  }

  /** Keeps smcp running as long as a call does, and no longer. */
  #holdOpen(): void {
    if (this.#calls.size > 0) this.#control.ref()
    else this.#control.unref()
  }

  #lose(): void {
    this.#isEnding = true
    for (const { program, isAccepted, settle } of this.#calls.values()) {
      settle(isAccepted ? program : new NotMade('what makes its process has ended'))
      program.lose()
    }
    this.#calls.clear()
  }
}

/** Variables as the fields of a call. */
export function pairsOf(environment: Readonly<Record<string, string>>): string[] {
  return Object.entries(environment).map(([name, value]) => `${name}=${value}`)
}

function usageOf(exit: Buffer): Usage {
  const memoryBytesMax = Number(exit.readBigUInt64BE(12)) * 1024
  return {
    cpuMs: Number(exit.readBigUInt64BE(4)) / 1000,
    ...(memoryBytesMax > 0 && { memoryBytesMax }),
  }
}
