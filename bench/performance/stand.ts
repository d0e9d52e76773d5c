import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import type { HowItRan } from '../../src/process/how-it-ran.js'
import type { HealthReport } from '../../src/server/health.js'
import { pythonWith } from '../../test/support/python-venv.js'
import { startSmcp } from '../../test/support/start-smcp.js'
import { openCaller, type Caller } from './call-over-http.js'
import { makePrograms, pythonOnPath, type Programs } from './programs.js'
import { openStarter, type Starter } from './start-directly.js'

const heavyPackages = ['numpy==2.3.5', 'requests==2.32.5', 'pydantic==2.13.5']
/** A server learns what calls import themselves when none has come for two seconds. */
const learnMs = 3000

/** A call in the log. */
export interface CallInLog extends HowItRan {
  readonly ms: number
}

/** A server of the programs, with a client. */
interface Served extends Caller {
  readonly url: string
  readonly pid: number
  readonly health: () => Promise<HealthReport>
  /** What its log says of each call that has run a program. */
  readonly logged: readonly CallInLog[]
}

/** All that the rows measure by. */
export interface Stand {
  readonly dir: string
  readonly programs: Programs
  readonly starter: Starter
  readonly server: Served
  /** Starts another server of the same programs. */
  readonly serve: (env: Readonly<Record<string, string>>) => Promise<Served>
  readonly close: () => Promise<void>
}

export async function openStand({ isHeavy }: { readonly isHeavy: boolean }): Promise<Stand> {
  const dir = await mkdtemp(join(tmpdir(), 'smcp-bench-'))
  const python = await pythonOnPath()
  const heavyPython = isHeavy ? await pythonWith(heavyPackages) : undefined
  const programs = await makePrograms(join(dir, 'plugins'), python, heavyPython)
  const starter = openStarter()
  const closes: (() => Promise<unknown>)[] = []
  const serve: Stand['serve'] = async (env) => {
    const { url, child, stop } = await startSmcp(['--plugins-dir', join(dir, 'plugins')], {
      cwd: dir,
      env: { SMCP_OUTPUT_BYTES_MAX: String(64 * 1024 ** 2), ...env },
    })
    const caller = openCaller(url)
    closes.push(() => {
      caller.stop()
      return stop()
    })
    const health = async (): Promise<HealthReport> =>
      (await (await fetch(`${url}/health`)).json()) as HealthReport
    return { url, pid: child.pid ?? 0, health, logged: readCalls(child.stderr), ...caller }
  }
  return {
    dir,
    programs,
    starter,
    server: await serve({}),
    serve,
    close: async () => {
      starter.stop()
      await Promise.all(closes.map((close) => close()))
      await rm(dir, { recursive: true })
    },
  }
}

/** Calls each of these until they run as they will from then on. */
export async function warmUp(
  { call }: Pick<Caller, 'call'>,
  programs: readonly (Programs['light'] | undefined)[],
): Promise<void> {
  const callAll = async (times: number): Promise<void> => {
    for (let round = 0; round < times; round += 1)
      for (const program of programs) if (program) await call(program.tool, program.args)
  }
  await callAll(10)
  await wait(learnMs)
  await callAll(20)
}

function readCalls(log: Readable): readonly CallInLog[] {
  const calls: CallInLog[] = []
  createInterface(log).on('line', (line) => {
    const [, fields] = /tool call (\{.*"how":.*\})$/.exec(line) ?? []
    if (fields !== undefined) calls.push(JSON.parse(fields) as CallInLog)
  })
  return calls
}
