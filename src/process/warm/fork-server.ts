import { spawn, type ChildProcess } from 'node:child_process'
import type { Socket } from 'node:net'
import { fileURLToPath } from 'node:url'
import type { Launch } from '../launch.js'
import { signalGroup } from '../stop-process.js'
import { ForkedProgram } from './forked-program.js'
import { encodeFrame, FrameReader, type Frame } from './frames.js'

const script = fileURLToPath(new URL('../../../src/process/warm/fork_server.py', import.meta.url))
const startMs = 30_000
/** A server that takes no call in this time, and runs none, hangs. */
const acceptMs = 5000

/** What a fork server prepares. */
export interface Plan {
  /** Each "module name name", with a "?" before one that may fail. */
  readonly imports: readonly string[]
  /** Files whose change makes it stale. */
  readonly files: readonly string[]
}

/** A call that was not started, for certain, so that it may run in another way; and why. */
export class NotForked {
  constructor(readonly reason: string) {}
}

interface WaitingCall {
  readonly program: ForkedProgram
  readonly settle: (outcome: ForkedProgram | NotForked) => void
  isAccepted: boolean
}

/** One program, loaded by a Python of its own, which forks for each call. */
export class ForkServer {
  /** What its imports changed or printed, each as "kind detail". */
  readonly ready: Promise<readonly string[]>
  /** Modules that calls had to import themselves. */
  readonly learned = new Set<string>()
  readonly #child: ChildProcess
  readonly #control: Socket
  readonly #reader = new FrameReader()
  readonly #calls = new Map<number, WaitingCall>()
  readonly #printed: Buffer[] = []
  #lastId = 0
  #isEnding = false

  /** Starts it in the folder and with the environment of the calls. */
  constructor({ local }: Launch, environment: Readonly<Record<string, string>>, plan: Plan) {
    const [python = '', ...options] = local.interpreter
    this.#child = spawn(python, [...options, script, local.mainFile], {
      cwd: local.cwd,
      env: environment,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    })
    this.#control = this.#child.stdio[3] as Socket
    this.ready = this.#start(plan)
  }

  get pid(): number | undefined {
    return this.#child.pid
  }

  /** How many calls have not ended. */
  get running(): number {
    return this.#calls.size
  }

  /** Starts one call. A call is never run twice: what is NotForked has not run. */
  async fork(
    args: readonly string[],
    environment: Readonly<Record<string, string>>,
  ): Promise<ForkedProgram | NotForked> {
    if (this.#isEnding) return new NotForked('its fork server has ended')
    const callId = (this.#lastId += 1)
    return await new Promise((settle) => {
      const timer = setInterval(() => {
        // What it has accepted by then is told by its last frames. Calls that run well are not ended for this one.
        if (![...this.#calls.values()].some(({ isAccepted }) => isAccepted)) this.close()
      }, acceptMs)
      const program = new ForkedProgram(() => {
        if (this.#calls.has(callId)) this.#send('D', callId)
      })
      this.#calls.set(callId, {
        program,
        isAccepted: false,
        settle: (outcome) => {
          clearInterval(timer)
          settle(outcome)
        },
      })
      this.#holdOpen()
      const variables = Object.entries(environment).map(([name, value]) => `${name}=${value}`)
      this.#send('R', callId, [String(args.length), ...args, ...variables])
    })
  }

  /** Takes no more calls, and ends as soon as none runs. */
  end(): void {
    this.#isEnding = true
    if (this.#calls.size === 0) this.close()
  }

  /** Ends it at once, and what it runs. */
  close(): void {
    if (this.#child.pid !== undefined) signalGroup(this.#child.pid, 'SIGKILL')
  }

  #start(plan: Plan): Promise<readonly string[]> {
    return new Promise((ready, failed) => {
      const timer = setTimeout(() => {
        this.close()
      }, startMs)
      const onReady = (found: readonly string[]): void => {
        clearTimeout(timer)
        this.#holdOpen()
        const printed = Buffer.concat(this.#printed).toString().trim()
        ready(printed === '' ? found : [...found, `output ${printed.slice(0, 200)}`])
      }
      for (const stream of [this.#child.stdout, this.#child.stderr])
        stream?.on('data', (chunk: Buffer) => this.#printed.push(chunk))
      const onGone = (): void => {
        clearTimeout(timer)
        this.#lose()
        failed(new Error(Buffer.concat(this.#printed).toString().trim().split('\n').at(-1)))
      }
      this.#child.once('error', onGone)
      // After the exit, and after all that it has sent was read.
      this.#child.once('close', onGone)
      this.#control.on('error', () => undefined)
      this.#control.on('data', (chunk: Buffer) => {
        for (const frame of this.#reader.read(chunk))
          if (frame.kind === 'Y') onReady(frame.body.length === 0 ? [] : frame.body.toString().split('\0'))
          else this.#take(frame)
      })
      this.#child.unref()
      for (const stream of [this.#child.stdout, this.#child.stderr]) (stream as Socket | null)?.unref()
      this.#send('F', 0, plan.files)
      this.#send('P', 0, plan.imports)
    })
  }

  #send(kind: string, callId: number, fields: readonly string[] = []): void {
    if (this.#control.writable) this.#control.write(encodeFrame(kind, callId, fields))
  }

  #take({ kind, callId, body }: Frame): void {
    if (kind === 'L') this.learned.add(body.toString())
    const call = this.#calls.get(callId)
    if (!call) return
    const { program } = call
    switch (kind) {
      case 'A':
        call.isAccepted = true
        return
      case 'N':
        this.#forget(callId)
        call.settle(new NotForked(body.toString()))
        return
      case 'S':
        program.pid = body.readUInt32BE()
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
        program.exit(body.readInt32BE(), {
          cpuMs: Number(body.readBigUInt64BE(4)) / 1000,
          memoryBytesMax: Number(body.readBigUInt64BE(12)) * 1024,
        })
        return
      case 'C':
        this.#forget(callId)
        program.endOutput()
    }
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
      settle(isAccepted ? program : new NotForked('its fork server has ended'))
      program.lose()
    }
    this.#calls.clear()
  }
}
