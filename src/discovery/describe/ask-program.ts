import { mkdtemp, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { askingEnvironment } from '../../process/environment.js'
import { createAskingPolicy, type AskingPolicy } from '../../process/asking-policy.js'
import { isInside } from '../../process/hidden-folders.js'
import { createJob, type JobIo, type ProcessOutput } from '../../process/job.js'
import type { Launch } from '../../process/launch.js'
import { removeFolder } from '../../process/remove-folder.js'
import { createRunProcess } from '../../process/run-process.js'
import type { Sandbox } from '../../process/sandbox.js'
import type { StartProgram } from '../../process/start-program.js'
import { RunningGroups } from '../../process/running-groups.js'
import { TemporaryFolders } from '../../process/temporary-folders.js'
import type { Acts } from './acts-when-asked.js'
import { askingFailed, askingLimits } from './asking-failed.js'

/** Runs a plugin's program only to learn what it can do. */
export type Ask = (launch: Launch, argv: readonly string[], how?: AskHow) => Promise<ProcessOutput>

interface AskHow {
  /** Names the run in a message about one that never ends; the arguments by default. */
  readonly question?: string
  /** One of many questions for the helps of single commands, without which the commands are known. */
  readonly isOfCommand?: boolean
  /** Ends the run. */
  readonly signal?: AbortSignal
}

/** All questions to one plugin. */
export interface AskSession {
  readonly ask: Ask
  /** What the plugin's programs have done so far besides answering. */
  readonly acts: () => Promise<Acts>
  /** Removes the files made for the questions; no question may be in progress. */
  readonly close: () => Promise<void>
}

export type OpenAskSession = (pluginDir: string) => AskSession

/**
 * Asks in the plugin's own folder, with a private HOME and TMPDIR that are removed after each question, and without the
 * secrets of the server's environment or the variables that only calls get. A question takes at most 5 s and 1 MiB; a
 * program that exceeds them is ended with its whole process group. In a sandbox, if one is given, a program runs in a
 * copy of its folder, can change nothing else and has no network. All questions of a session share that copy. `start`
 * starts the programs.
 */
export function createAskSessions(
  environment: Readonly<Record<string, string>>,
  groups: RunningGroups = new RunningGroups(),
  sandbox?: Sandbox,
  start?: StartProgram,
): OpenAskSession {
  const folders = new TemporaryFolders()
  return (pluginDir) => new Session(pluginDir, folders, environment, groups, sandbox, start)
}

class Session implements AskSession {
  #root: string | undefined
  #policy: Promise<AskingPolicy> | undefined
  #endless: string | undefined

  constructor(
    private readonly pluginDir: string,
    private readonly folders: TemporaryFolders,
    private readonly environment: Readonly<Record<string, string>>,
    private readonly groups: RunningGroups,
    private readonly sandbox: Sandbox | undefined,
    private readonly start: StartProgram | undefined,
  ) {}

  readonly ask: Ask = async ({ plugin, file, local }, argv, { question = argv.join(' '), signal } = {}) => {
    // The sandbox for asking is another one than that of its calls.
    const launch = { plugin, file, local: { ...local, cwd: this.pluginDir, sandbox: undefined } }
    const output = await this.#run(launch, argv, signal ? { signal } : {})
    if (isEndless(output)) this.#endless ??= askingFailed(question, output)
    return output
  }

  readonly acts = async (): Promise<Acts> => ({
    changedFiles: (await (await this.#policy)?.changedFiles()) ?? [],
    endless: this.#endless,
  })

  readonly close = async (): Promise<void> => {
    if (this.#root !== undefined) await this.folders.remove(this.#root)
  }

  async #run(launch: Launch, argv: readonly string[], io: JobIo): Promise<ProcessOutput> {
    const { sandbox } = this
    const root = (this.#root ??= this.folders.make('smcp-ask-'))
    const privateDir = await mkdtemp(join(root, 'home-'))
    const limits = { ...askingLimits, findStrays: sandbox === undefined }
    try {
      const environment = askingEnvironment(this.environment, privateDir)
      const run = (where: Launch, start?: StartProgram): Promise<ProcessOutput> =>
        createRunProcess({ inherited: environment }, this.groups, start)(createJob(where, argv, limits), io)
      if (!sandbox) {
        const output = await run(launch, this.start)
        // What forked it has ended; a question may be asked again.
        return output.end === 'lost' ? await run(launch) : output
      }
      // bubblewrap can't mount anything over a link.
      const pluginDir = await realpath(this.pluginDir)
      const atRealPath = withFolder(launch, this.pluginDir, pluginDir)
      this.#policy ??= createAskingPolicy(pluginDir, atRealPath, root, environment)
      const policy = (await this.#policy).forLaunch(atRealPath, privateDir)
      return await run(sandbox(atRealPath, policy), this.start)
    } finally {
      await removeFolder(privateDir)
    }
  }
}

/** Whether a program hung or printed without an end. */
export function isEndless({ end }: ProcessOutput): boolean {
  return end === 'timed-out' || end === 'output-limit'
}

/** The same launch with another path of the same folder. */
function withFolder(launch: Launch, from: string, to: string): Launch {
  const { interpreter, mainFile, args, cwd } = launch.local
  const move = (path: string): string => (isInside(path, from) ? to + path.slice(from.length) : path)
  const moved = {
    interpreter: interpreter.map(move),
    mainFile: move(mainFile),
    args: args.map(move),
    cwd: move(cwd),
  }
  return { ...launch, local: moved }
}
