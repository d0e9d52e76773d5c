import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { askingEnvironment } from '../process/environment.js'
import type { Launch, ProcessOutput } from '../process/launch.js'
import { createRunProcess } from '../process/run-process.js'
import type { RunningGroups } from '../process/stop-process.js'

const askTimeoutMs = 5000
const askBytesMax = 1024 * 1024

/** Runs a program only to learn what it can do. */
export type Ask = (launch: Launch, argv: readonly string[]) => Promise<ProcessOutput>

/**
 * Asks with a private HOME and TMPDIR that are gone afterwards, without any secret of the server's environment,
 * for at most 5 s and 1 MiB; what hangs or floods is ended with its whole group.
 */
export function createAsk(environment: Readonly<Record<string, string>>, groups?: RunningGroups): Ask {
  return async (launch, argv) => {
    const privateDir = await mkdtemp(join(tmpdir(), 'smcp-ask-'))
    try {
      const run = createRunProcess(askingEnvironment(environment, privateDir), groups)
      return await run(launch, argv, { timeoutMs: askTimeoutMs, outputBytesMax: askBytesMax })
    } finally {
      await rm(privateDir, { recursive: true, force: true })
    }
  }
}

/** Why an asking gave nothing, for a person. */
export function askingFailed(what: string, output: ProcessOutput): string {
  switch (output.end) {
    case 'not-started':
      return output.startProblem ?? `${what} could not be started`
    case 'timed-out':
      return `${what} took longer than ${askTimeoutMs / 1000} s and was ended`
    case 'output-limit':
      return `${what} printed more than ${askBytesMax / 1024} KiB and was ended`
    default:
      return `${what} ended with ${output.signal ?? `exit code ${output.exitCode ?? '?'}`}${lastLine(output.stderr)}`
  }
}

function lastLine(stderr: Buffer): string {
  const line = stderr.toString('utf8').trim().split('\n').at(-1)
  return line ? `: ${line.slice(0, 300)}` : ''
}
