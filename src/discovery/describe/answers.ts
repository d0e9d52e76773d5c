import { noTimes } from '../../process/how-it-ran.js'
import { neverStarted, type ProcessOutput } from '../../process/job.js'
import { commandLine, type Launch } from '../../process/launch.js'
import type { AskSession } from './ask-program.js'

/** One question and its answer, as they are kept for the next start. */
export interface KeptAnswer {
  /** The whole command line. */
  readonly argv: readonly string[]
  readonly exitCode?: number | undefined
  readonly signal?: string | undefined
  readonly stdout: string
  readonly stderr: string
}

/** Bytes of text that are kept of one program; what is beyond is asked again. */
const keptBytesMax = 8 * 1024 * 1024

/** What a program has answered so far, so that it is asked nothing twice. */
export class Answers {
  readonly #outputs = new Map<string, { argv: readonly string[]; output: ProcessOutput }>()

  constructor(kept: readonly KeptAnswer[] = []) {
    for (const { argv, exitCode, signal, stdout, stderr } of kept) {
      const texts = { stdout: Buffer.from(stdout), stderr: Buffer.from(stderr) }
      const output = { end: 'exited', exitCode, signal, ...texts, times: noTimes } as const
      this.#outputs.set(JSON.stringify(argv), { argv, output })
    }
  }

  get(launch: Launch, words: readonly string[]): ProcessOutput | undefined {
    return this.#outputs.get(JSON.stringify([...commandLine(launch), ...words]))?.output
  }

  add(launch: Launch, words: readonly string[], output: ProcessOutput): void {
    const argv = [...commandLine(launch), ...words]
    this.#outputs.set(JSON.stringify(argv), { argv, output })
  }

  /** The answers of programs that ended by themselves; one that was ended may answer the next time. */
  kept(): KeptAnswer[] {
    let bytes = 0
    return [...this.#outputs.values()].flatMap(
      ({ argv, output: { end, exitCode, signal, stdout, stderr } }) => {
        if (end !== 'exited' || bytes + stdout.length + stderr.length > keptBytesMax) return []
        bytes += stdout.length + stderr.length
        return [{ argv, exitCode, signal, stdout: stdout.toString('utf8'), stderr: stderr.toString('utf8') }]
      },
    )
  }

  /** A session that runs nothing: what was not answered is as if its run had been cancelled. */
  readonly openSession = (): AskSession => ({
    ask: (launch, words) => Promise.resolve(this.get(launch, words) ?? neverStarted('cancelled')),
    acts: () => Promise.resolve({ changedFiles: [] }),
    close: () => Promise.resolve(),
  })
}
