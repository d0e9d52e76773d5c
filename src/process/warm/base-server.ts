import { fileURLToPath } from 'node:url'
import { runIdVariable } from '../find-strays.js'
import type { TemporaryFolders } from '../temporary-folders.js'
import type { MadeProgram } from './made-program.js'
import { NotMade, pairsOf, ProcessMaker } from './process-maker.js'

const baseServer = fileURLToPath(new URL('../../../src/process/warm/base_server.py', import.meta.url))
/** Modules that scripts import often, those first that others need. Each is the same whenever it is imported. */
const standard = [
  're',
  'json',
  'signal',
  'traceback',
  'typing',
  'shutil',
  'pathlib',
  'subprocess',
  'dataclasses',
  'argparse',
]

/** A script that is run often. */
export interface Prepared {
  readonly script: string
  /** In its folder. */
  readonly modules: readonly string[]
}

/** One script and its arguments, in a folder. */
export interface Script {
  readonly python: string
  readonly path: string
  readonly args: readonly string[]
  readonly cwd: string
}

/** A Python that has started, which forks for each script. */
export class BaseServer {
  private constructor(
    private readonly maker: ProcessMaker,
    private readonly removeHome: () => Promise<void>,
  ) {}

  /** Undefined if it is none of use. Rejects if it can't even be tried, as on a full disk. */
  static async open(
    python: string,
    environment: Readonly<Record<string, string>>,
    { script, modules }: Prepared,
    folders: TemporaryFolders,
  ): Promise<BaseServer | undefined> {
    const home = folders.make('smcp-base-')
    const private_ = { HOME: home, TMPDIR: home, [runIdVariable]: '0'.repeat(36) }
    const maker = new ProcessMaker({
      command: python,
      args: [baseServer],
      cwd: '/',
      environment: { ...environment, ...private_ },
    })
    const server = new BaseServer(maker, () => folders.remove(home))
    maker.send('P', [script, ...modules, '', ...standard])
    // What a start prints, a fork does not.
    const isFit = await maker.ready.then(
      (found) => found.length === 0 && maker.printed === '',
      () => false,
    )
    if (isFit) return server
    await server.end()
    return undefined
  }

  get isEnding(): boolean {
    return this.maker.isEnding
  }

  /** Undefined if the script was not started, for certain. */
  async fork(
    { path, args, cwd }: Script,
    environment: Readonly<Record<string, string>>,
  ): Promise<MadeProgram | undefined> {
    const fields = [path, cwd, String(args.length), ...args, ...pairsOf(environment)]
    // It would end a field.
    if (fields.some((field) => field.includes('\0'))) return undefined
    const program = await this.maker.make(fields)
    if (program instanceof NotMade) return undefined
    program.hasNoStrays = true
    return program
  }

  /** Takes no more scripts, and ends as soon as none runs. */
  async end(): Promise<void> {
    this.maker.end()
    await this.removeHome()
  }
}
