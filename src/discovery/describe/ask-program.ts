import { mkdtemp, realpath } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, sep } from 'node:path'
import { crashSignal } from '../../process/crash-signal.js'
import { askingEnvironment } from '../../process/environment.js'
import { createJob, type ProcessOutput } from '../../process/job.js'
import type { Launch } from '../../process/launch.js'
import { removeFolder } from '../../process/remove-folder.js'
import { createRunProcess } from '../../process/run-process.js'
import type { Sandbox } from '../../process/sandbox.js'
import { viewOf, type PluginView } from '../../process/sandbox-view.js'
import type { RunningGroups } from '../../process/stop-process.js'

const askTimeoutMs = 5000
const askBytesMax = 1024 * 1024

/** Runs a program of a plugin only to learn what it can do. */
export type Ask = (launch: Launch, argv: readonly string[]) => Promise<ProcessOutput>

/** All questions to one plugin. */
export interface AskSession {
  readonly ask: Ask
  /** Files of its folder that its programs have changed in the copy that they were given, relative to the folder. */
  readonly changedFiles: () => Promise<readonly string[]>
  /** Removes what was made for the questions; none may be under way. */
  readonly close: () => Promise<void>
}

export type OpenAskSession = (pluginDir: string) => AskSession

/**
 * Asks with a private HOME and TMPDIR that are gone after each question, without any secret of the server's environment,
 * for at most 5 s and 1 MiB; what hangs or floods is ended with its whole group. In a sandbox, where one is given, a
 * program can change nothing but a copy of its folder, which is where it runs, and reaches no network. The copy is made
 * for the first question, and all of a session share it.
 */
export function createAskSessions(
  environment: Readonly<Record<string, string>>,
  groups?: RunningGroups,
  sandbox?: Sandbox,
): OpenAskSession {
  return (pluginDir) => new Session(pluginDir, environment, groups, sandbox)
}

class Session implements AskSession {
  #root: Promise<string> | undefined
  #view: Promise<PluginView> | undefined

  constructor(
    private readonly pluginDir: string,
    private readonly environment: Readonly<Record<string, string>>,
    private readonly groups: RunningGroups | undefined,
    private readonly sandbox: Sandbox | undefined,
  ) {}

  readonly ask: Ask = async (launch, argv) => {
    const { sandbox } = this
    const root = await this.#makeRoot()
    const privateDir = await mkdtemp(join(root, 'home-'))
    const limits = { timeoutMs: askTimeoutMs, outputBytesMax: askBytesMax, findStrays: sandbox === undefined }
    try {
      const environment = askingEnvironment(this.environment, privateDir)
      const run = createRunProcess(environment, this.groups)
      if (!sandbox) return await run(createJob(launch, argv, limits))
      // Nothing can be put in the place of a link.
      const pluginDir = await realpath(this.pluginDir)
      const atRealPath = withFolder(launch, this.pluginDir, pluginDir)
      this.#view ??= viewOf(pluginDir, atRealPath, root, environment)
      return await run(createJob(sandbox(atRealPath, await this.#view, privateDir), argv, limits))
    } finally {
      await removeFolder(privateDir)
    }
  }

  readonly changedFiles = async (): Promise<readonly string[]> => (await this.#view)?.changedFiles() ?? []

  readonly close = async (): Promise<void> => {
    const root = await this.#root?.catch(() => undefined)
    if (root !== undefined) await removeFolder(root)
  }

  #makeRoot(): Promise<string> {
    return (this.#root ??= mkdtemp(join(tmpdir(), 'smcp-ask-')))
  }
}

/** The same launch with a folder's other path. */
function withFolder(launch: Launch, from: string, to: string): Launch {
  const { command, args, cwd } = launch.local
  const move = (path: string): string =>
    path === from || path.startsWith(from + sep) ? to + path.slice(from.length) : path
  return { ...launch, local: { command: move(command), args: args.map(move), cwd: move(cwd) } }
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
      return `${what} ended with ${crashSignal(output) ?? `exit code ${output.exitCode ?? '?'}`}${lastLine(output.stderr)}`
  }
}

function lastLine(stderr: Buffer): string {
  const line = stderr.toString('utf8').trim().split('\n').at(-1)
  return line ? `: ${line.slice(0, 300)}` : ''
}
