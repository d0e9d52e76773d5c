import { messageOf } from '../../errors.js'
import type { Enter } from '../calling/calling-sandbox.js'
import { jobEnvironment, type ProgramEnvironment } from '../environment.js'
import type { Launch } from '../launch.js'
import { ForkServer } from './fork-server.js'
import type { Verdict } from './judge-program.js'
import { stdinHeld, whyColdServer, type CallsInCommon } from './warm-rules.js'

/** A fork server that is ready. */
export interface OpenForkServer extends CallsInCommon {
  readonly server: ForkServer
  /** Modules that it has imported because calls did. */
  readonly learned: readonly string[]
}

/** Why a program is always started cold. */
export class StaysCold {
  constructor(readonly reason: string) {}
}

export interface OpenOptions {
  readonly standbys?: 0 | 1
  /** Finds how it is started in the sandbox of its launch; by default, one that demands a sandbox is not started. */
  readonly enter?: Enter
}

/** Starts a fork server for a program that may be forked, with the imports that were watched. Never throws. */
export async function openForkServer(
  launch: Launch,
  environment: ProgramEnvironment,
  verdict: Verdict,
  { standbys = 1, enter }: OpenOptions = {},
): Promise<OpenForkServer | StaysCold> {
  const { coldBecause, program, learned } = verdict
  if (coldBecause !== undefined || !program)
    return new StaysCold(coldBecause ?? 'its imports were not watched')
  const base = baseEnvironment(launch, environment)
  try {
    const entered = await (enter ?? outside)(launch, base)
    if (entered instanceof Error) return new StaysCold(entered.message)
    const server = new ForkServer(entered, {
      imports: importsOf(verdict),
      files: program.files,
      standbys,
    })
    const found = await server.ready
    const problem = server.pid === undefined ? "its processes can't be seen" : whyColdServer(found, program)
    const { variables } = program
    const takesStdin = !found.includes(stdinHeld)
    if (problem === undefined) return { server, environment: base, variables, takesStdin, learned }
    server.close()
    return new StaysCold(problem)
  } catch (error) {
    return new StaysCold(`its fork server ended: ${messageOf(error)}`)
  }
}

const outside: Enter = (launch, environment) =>
  Promise.resolve(launch.local.sandbox ? new Error('it may run in a sandbox only') : { launch, environment })

/** The imports that its server makes. */
export function importsOf({ program, learned }: Verdict): readonly string[] {
  return [...(program?.imports ?? []), ...learned.map((name) => `?${name}`)]
}

/** What all calls of a program have in common. */
export function baseEnvironment(
  launch: Launch,
  environment: ProgramEnvironment,
): Readonly<Record<string, string>> {
  // As long as the id of a job: each call writes its own over it.
  return jobEnvironment(environment, { id: '0'.repeat(36), launch })
}
