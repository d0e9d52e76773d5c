import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { OpenAskSession } from '../../src/discovery/describe/ask-program.js'
import { noTimes } from '../../src/process/how-it-ran.js'
import type { ProcessOutput } from '../../src/process/job.js'

/** An answer in `help/index.json` of a program in a corpus, with the names of the files that hold what it printed. */
interface StoredAnswer {
  readonly code: number
  readonly out?: string
  readonly err?: string
  /** At the width at which smcp asks, where that makes a difference. */
  readonly wide_out?: string
  readonly wide_err?: string
}

/**
 * Answers for a program of a corpus what its cli.py, which is test/fixtures/help-corpus/replay.py, answers when smcp asks:
 * without a process, for how well a help is read must not depend on how busy the machine is.
 */
export const replaySession: OpenAskSession = (pluginDir) => {
  const read = (name: string): Promise<Buffer> => readFile(join(pluginDir, 'help', name))
  const answers = read('index.json').then(
    (text) => JSON.parse(text.toString()) as Readonly<Record<string, StoredAnswer>>,
  )
  const printed = async (name: string | undefined): Promise<Buffer> =>
    name === undefined ? Buffer.alloc(0) : await read(name)
  return {
    ask: async (_launch, words) => {
      const stored = (await answers)[words.join(' ')]
      if (!stored) return exited(2, Buffer.alloc(0), Buffer.from('no such answer is stored\n'))
      const { code, out, err, wide_out = out, wide_err = err } = stored
      return exited(code, await printed(wide_out), await printed(wide_err))
    },
    acts: () => Promise.resolve({ changedFiles: [] }),
    close: () => Promise.resolve(),
  }
}

function exited(exitCode: number, stdout: Buffer, stderr: Buffer): ProcessOutput {
  return { end: 'exited', exitCode, signal: undefined, stdout, stderr, times: noTimes }
}
