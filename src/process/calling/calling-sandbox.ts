import { existsSync } from 'node:fs'
import type { Run } from '../job.js'
import type { Launch } from '../launch.js'
import { findSandbox, NoSandbox, type Sandbox } from '../sandbox.js'
import { callingPolicy, type CallingOptions } from './calling-policy.js'
import type { LaunchSandbox, SandboxMode } from './launch-sandbox.js'

/** How a program is started inside. */
export interface Entered {
  readonly launch: Launch
  readonly environment: Readonly<Record<string, string>>
}

/** Finds how a program is started inside the sandbox that its launch demands, or why it can't be. */
export type Enter = (
  launch: Launch,
  environment: Readonly<Record<string, string>>,
) => Promise<Entered | Error>

export interface SandboxProblem {
  readonly severity: 'error' | 'warning'
  readonly message: string
}

interface CallingSandboxOptions extends Omit<CallingOptions, 'interpreters'> {
  /** Tries whether there is one. */
  readonly run: Run
  /** The Python of plugins that have none of their own. */
  readonly findPython: () => Promise<string>
}

/** The sandbox for calls: where it can't be had, nothing runs that wants it. */
export class CallingSandbox {
  /** By whether there is a network in it. */
  readonly #found = new Map<boolean, Sandbox>()

  constructor(private readonly options: CallingSandboxOptions) {}

  /** Why there is no such sandbox on this machine; undefined if there is. */
  async whyNot(mode: SandboxMode): Promise<string | undefined> {
    if (mode === 'none') return undefined
    const sandbox = await this.#find(mode)
    if (!(sandbox instanceof NoSandbox)) return undefined
    return `${sandbox.reason}; install bubblewrap and let this user make namespaces (docs/security.md, Sandbox)`
  }

  /** What keeps a program from being called as its launch demands, or from having what its manifest names. */
  async problems(launch: Launch): Promise<readonly SandboxProblem[]> {
    const { sandbox } = launch.local
    if (!sandbox) return []
    const why = await this.whyNot(sandbox.mode)
    if (why !== undefined) return [{ severity: 'error', message: `can't be called: ${onlyInside}: ${why}` }]
    if (sandbox.writable.length + sandbox.readable.length === 0) return []
    const { refused } = await callingPolicy(launch, sandbox, await this.#policyOptions())
    return refused.map((path) => ({
      severity: 'warning',
      message: `can't have ${path} in its sandbox: ${howToAllow}`,
    }))
  }

  /** A launch that demands none is left as it is. */
  readonly enter: Enter = async (launch, environment) => {
    const { sandbox: wanted } = launch.local
    if (!wanted) return { launch, environment }
    const sandbox = await this.#find(wanted.mode)
    if (sandbox instanceof NoSandbox)
      return new Error(
        `it may run in a sandbox only, and there is none: ${(await this.whyNot(wanted.mode)) ?? ''}`,
      )
    try {
      return await this.#inside(sandbox, launch, wanted, environment)
    } catch (error) {
      // Its folder is gone.
      return error as Error
    }
  }

  async #inside(
    sandbox: Sandbox,
    launch: Launch,
    wanted: LaunchSandbox,
    environment: Readonly<Record<string, string>>,
  ): Promise<Entered | Error> {
    const { lacking, ...policy } = await callingPolicy(launch, wanted, await this.#policyOptions())
    const [missing] = lacking
    if (missing !== undefined)
      return new Error(`its sandbox hides ${missing}, which it needs; --sandbox-paths ${missing} shows it`)
    if (!existsSync(launch.local.cwd)) return Object.assign(new Error('no folder'), { code: 'ENOENT' })
    // bubblewrap itself runs outside, and what a plugin's manifest sets must not decide what it loads.
    const all = Object.entries(environment)
    const variables = new Map(all.filter(([name]) => isReadByLoader.test(name)))
    return {
      launch: sandbox(launch, { ...policy, variables }),
      environment: Object.fromEntries(all.filter(([name]) => !variables.has(name))),
    }
  }

  async #policyOptions(): Promise<CallingOptions> {
    const { environment, hidden, covered, findPython } = this.options
    return { environment, hidden, covered, interpreters: [process.execPath, await findPython()] }
  }

  /** What was refused is tried again: it may be installed, or allowed, in the meantime. */
  async #find(mode: SandboxMode): Promise<Sandbox | NoSandbox> {
    const network = mode === 'network'
    const known = this.#found.get(network)
    if (known) return known
    const { run, environment } = this.options
    const found = await findSandbox(run, environment, network)
    if (!(found instanceof NoSandbox)) this.#found.set(network, found)
    return found
  }
}

const onlyInside = 'it may run in a sandbox only, and there is none'
const howToAllow =
  'of its own folder it can have what does not hold its smcp.json, of others what SMCP_SANDBOX_PATHS names'

/** What the system's loader and the C library read before a program does. */
const isReadByLoader = /^(LD_|GLIBC_|MALLOC_|LIBC_|GCONV_PATH$|LOCPATH$|NLSPATH$)/
