import { mkdtemp, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, sep } from 'node:path'
import { changedFiles, copyFolder } from '../process/copy-folder.js'
import { askingEnvironment } from '../process/environment.js'
import type { Launch, ProcessOutput } from '../process/launch.js'
import { createRunProcess } from '../process/run-process.js'
import type { Sandbox } from '../process/sandbox.js'
import type { RunningGroups } from '../process/stop-process.js'

const askTimeoutMs = 5000
const askBytesMax = 1024 * 1024

export interface AskedOutput extends ProcessOutput {
  /** Files of its folder that the program changed in the copy that it was given, relative to the folder. */
  readonly changedFiles: readonly string[]
}

/** Runs a program of a plugin only to learn what it can do. */
export type Ask = (launch: Launch, argv: readonly string[]) => Promise<AskedOutput>

/**
 * Asks with a private HOME and TMPDIR that are gone afterwards, without any secret of the server's environment,
 * for at most 5 s and 1 MiB; what hangs or floods is ended with its whole group. In a sandbox, where one is given, it
 * can change nothing but a copy of its folder, which is where it runs, and reaches no network.
 */
export function createAsk(
  environment: Readonly<Record<string, string>>,
  groups?: RunningGroups,
  sandbox?: Sandbox,
): Ask {
  return async (launch, argv) => {
    const privateDir = await mkdtemp(join(tmpdir(), 'smcp-ask-'))
    const limits = { timeoutMs: askTimeoutMs, outputBytesMax: askBytesMax, findStrays: sandbox === undefined }
    try {
      const run = createRunProcess(askingEnvironment(environment, privateDir), groups)
      if (!sandbox) return { ...(await run(launch, argv, limits)), changedFiles: [] }
      const atRealPath = await withoutLink(launch)
      const pluginDir = atRealPath.local.cwd
      const { copy, readOnlyDirs } = await copyFolder(pluginDir, join(privateDir, 'plugin'))
      const inside = await sandbox(atRealPath, { privateDir, pluginDir, pluginCopy: copy, readOnlyDirs })
      const output = await run(inside, argv, limits)
      return { ...output, changedFiles: copy === pluginDir ? [] : await changedFiles(pluginDir, copy) }
    } finally {
      await rm(privateDir, { recursive: true, force: true })
    }
  }
}

/** The same launch where a plugin's folder is no link: nothing can be put in the place of a link. */
async function withoutLink(launch: Launch): Promise<Launch> {
  const { command, args, cwd } = launch.local
  const real = await realpath(cwd)
  const move = (path: string): string => (path.startsWith(cwd + sep) ? real + path.slice(cwd.length) : path)
  return { ...launch, local: { command: move(command), args: args.map(move), cwd: real } }
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
