import { fileURLToPath } from 'node:url'
import { jobEnvironment } from '../environment.js'
import { createJob, type Run } from '../job.js'
import type { Launch } from '../launch.js'
import { ForkServer } from './fork-server.js'
import { whyColdLaunch, whyColdProgram, whyColdServer } from './warm-rules.js'
import type { WatchedProgram } from './watched-program.js'

const script = fileURLToPath(new URL('../../../src/process/warm/watch.py', import.meta.url))
/** A program that imports for longer, or prints more, is not worth a server. */
const watchLimits = { timeoutMs: 30_000, outputBytesMax: 4 * 1024 * 1024 } as const

/** A fork server that is ready, with what its calls must have in common. */
export interface OpenForkServer {
  readonly server: ForkServer
  readonly environment: Readonly<Record<string, string>>
  /** Variables that its imports have read. */
  readonly variables: readonly string[]
}

/** Why a program is always started cold. */
export class StaysCold {
  constructor(readonly reason: string) {}
}

/**
 * Watches the imports of a program and, if nothing speaks against it, starts a fork server with them. `learned` are
 * modules to import besides. Never throws.
 */
export async function openForkServer(
  launch: Launch,
  environment: Readonly<Record<string, string>>,
  run: Run,
  learned: readonly string[] = [],
): Promise<OpenForkServer | StaysCold> {
  const why = whyColdLaunch(launch)
  if (why !== undefined) return new StaysCold(why)
  const program = await watchImports(launch, run, learned)
  if (program instanceof StaysCold) return program
  const whyNot = whyColdProgram(program)
  if (whyNot !== undefined) return new StaysCold(whyNot)
  const base = jobEnvironment(environment, { id: placeForRunId, launch })
  const imports = [...program.imports, ...learned.map((name) => `?${name}`)]
  const server = new ForkServer(launch, base, { imports, files: program.files })
  const found = await server.ready.catch((error: unknown) => [`its fork server ended: ${String(error)}`])
  const problem = whyColdServer(found, program)
  if (problem === undefined) return { server, environment: base, variables: program.variables }
  server.close()
  return new StaysCold(problem)
}

/** As long as the id of a job: each call writes its own over it. */
const placeForRunId = '0'.repeat(36)

async function watchImports(
  { plugin, file, env, local }: Launch,
  run: Run,
  learned: readonly string[],
): Promise<WatchedProgram | StaysCold> {
  const launch: Launch = {
    plugin,
    file,
    ...(env && { env }),
    local: { ...local, mainFile: script, args: [local.mainFile, ...learned] },
  }
  const output = await run(createJob(launch, [], watchLimits))
  try {
    return JSON.parse(output.stdout.toString()) as WatchedProgram
  } catch {
    const last = output.stderr.toString().trim().split('\n').at(-1) ?? ''
    return new StaysCold(`its imports could not be watched: ${output.startProblem ?? (last || output.end)}`)
  }
}
