import { messageOf } from '../../src/errors.js'
import { jobEnvironment, programEnvironment, type ProgramEnvironment } from '../../src/process/environment.js'
import { createJob, type Job, type Run } from '../../src/process/job.js'
import type { Launch } from '../../src/process/launch.js'
import { createRunProcess } from '../../src/process/run-process.js'
import { RunningGroups } from '../../src/process/running-groups.js'
import { supervise } from '../../src/process/supervise.js'
import { judgeProgram, type Verdict } from '../../src/process/warm/judge-program.js'
import { NotMade } from '../../src/process/warm/process-maker.js'
import { openForkServer, StaysCold, type OpenForkServer } from '../../src/process/warm/open-fork-server.js'
import { whyColdCall } from '../../src/process/warm/warm-rules.js'
import { differencesBetween, observe, type Observation } from './observe.js'
import { Stage } from './stage.js'
import type { WarmCase } from './warm-case.js'

export interface CheckedCase {
  readonly name: string
  /** Why it runs cold; undefined if it is forked. */
  readonly cold: string | undefined
  /** What is not as it should be. */
  readonly wrong: readonly string[]
}

/** Runs a case both ways, each command so many times in turns, and says what differs that should not. */
export async function checkCase(one: WarmCase, python: string, rounds: number): Promise<CheckedCase> {
  const stage = await Stage.make()
  try {
    return await new Check(one, await setScene(one, python, stage), rounds).result()
  } catch (error) {
    return { name: one.name, cold: undefined, wrong: [messageOf(error)] }
  } finally {
    await stage.remove()
  }
}

/** A program on its stage. */
export interface Scene {
  readonly stage: Stage
  readonly launch: Launch
  readonly environment: ProgramEnvironment
  readonly cold: Run
}

export async function setScene(one: WarmCase, python: string, stage: Stage): Promise<Scene> {
  await stage.reset(one.files)
  const mainFile = await stage.putProgram(one.program)
  const local = { interpreter: [python], mainFile, args: [], cwd: stage.work }
  const launch: Launch = { plugin: one.name, file: 'cli.py', local }
  const inherited = { PATH: process.env.PATH ?? '', LANG: 'C.UTF-8', ...stage.variables }
  const environment = programEnvironment(inherited)
  return { stage, launch, environment, cold: createRunProcess(environment) }
}

/** Opens a fork server for a program that may be forked. */
export async function openJudged(
  { launch, environment, cold }: Scene,
  learned: readonly string[] = [],
): Promise<OpenForkServer | StaysCold> {
  return await openForkServer(launch, environment, await judgeProgram(launch, cold, learned))
}

/** A `run` that forks, and rejects where a server would start the program instead. */
export function forkedRun({ server }: OpenForkServer, environment: Scene['environment']): Run {
  return async (job) => {
    const startedAt = performance.now()
    const program = await server.fork(job.argv, jobEnvironment(environment, job), job.stdin)
    if (program instanceof NotMade) throw new Error(`it was not forked: ${program.reason}`)
    const started = { how: 'warm', startMs: performance.now() - startedAt } as const
    const output = await supervise(program, started, job, {}, new RunningGroups())
    if (output instanceof Error) throw output
    return output
  }
}

export function jobOf(one: WarmCase, launch: Launch, argv: readonly string[]): Job {
  const { variables, stdin, timeoutMs = 20_000, outputBytesMax = 64 * 1024 * 1024 } = one
  const limits = { timeoutMs, outputBytesMax, graceMs: 500 }
  return createJob(launch, argv, limits, { variables, ...(stdin !== undefined && { stdin }) })
}

class Check {
  readonly #starts = new Map<string, Observation[]>()

  constructor(
    private readonly one: WarmCase,
    private readonly scene: Scene,
    private readonly rounds: number,
  ) {}

  async result(): Promise<CheckedCase> {
    const { name } = this.one
    const verdict = await this.#judge([])
    const first = await this.#open(verdict, 0)
    if (first instanceof StaysCold) return this.#judgeCold(first.reason)
    const wrong = this.one.cold === undefined ? [] : [`it is forked, not run cold: ${this.one.cold}`]
    wrong.push(...(await this.#compare(first)))
    // What calls had to import themselves is imported by the next server, if that is as clean.
    const learned = [...first.server.learned].sort()
    const second = await this.#open(learned.length > 0 ? await this.#judge(learned) : verdict, 1)
    if (!(second instanceof StaysCold))
      wrong.push(...(await this.#compare(second)).map((text) => `by a standby, after learning: ${text}`))
    return { name, cold: undefined, wrong: [...new Set(wrong)] }
  }

  async #judge(learned: readonly string[]): Promise<Verdict> {
    const { stage, launch, cold } = this.scene
    await stage.reset(this.one.files)
    return await judgeProgram(launch, cold, learned)
  }

  async #open(verdict: Verdict, standbys: 0 | 1): Promise<OpenForkServer | StaysCold> {
    const { stage, launch, environment } = this.scene
    await stage.reset(this.one.files)
    const opened = await openForkServer(launch, environment, verdict, { standbys })
    if (opened instanceof StaysCold) return opened
    const job = jobOf(this.one, launch, [])
    const why = whyColdCall(job, jobEnvironment(environment, job), opened)
    if (why === undefined) return opened
    opened.server.close()
    return new StaysCold(why)
  }

  #judgeCold(reason: string): CheckedCase {
    const isRight = this.one.cold !== undefined && reason.includes(this.one.cold)
    return { name: this.one.name, cold: reason, wrong: isRight ? [] : [`it runs cold: ${reason}`] }
  }

  async #compare(opened: OpenForkServer): Promise<string[]> {
    const forked = forkedRun(opened, this.scene.environment)
    const wrong: string[] = []
    try {
      for (const argv of this.one.runs) {
        const key = argv.join(' ')
        const starts = this.#starts.get(key) ?? []
        const isNew = starts.length === 0
        const forks: Observation[] = []
        for (let round = 0; round < this.rounds; round += 1) {
          if (isNew) starts.push(await this.#observe(this.scene.cold, argv))
          forks.push(await this.#observe(forked, argv))
        }
        this.#starts.set(key, starts)
        wrong.push(...judgeRuns(this.one, starts, forks).map((text) => `${key} ${text}`.trim()))
      }
    } finally {
      opened.server.close()
    }
    return wrong
  }

  async #observe(run: Run, argv: readonly string[]): Promise<Observation> {
    await this.scene.stage.reset(this.one.files)
    return await observe(run, jobOf(this.one, this.scene.launch, argv), this.scene.stage, this.one.ignores)
  }
}

function judgeRuns(
  { differs, known }: WarmCase,
  [first, ...others]: readonly Observation[],
  forks: readonly Observation[],
): string[] {
  if (!first) return ['it was not run']
  if (differs) return linesPrintedTwice([first, ...others, ...forks])
  const among = others.flatMap((other) => differencesBetween(first, other))
  if (among.length > 0) return among.map((text) => `two cold starts differ: ${text}`)
  const found = forks.flatMap((fork) => differencesBetween(first, fork))
  if (known === undefined) return found
  const isKnown = (text: string): boolean => text.startsWith(`${known}:`)
  return found.some(isKnown) ? found.filter((text) => !isKnown(text)) : [`the difference in ${known} is gone`]
}

function linesPrintedTwice(all: readonly Observation[]): string[] {
  const [first = [], ...others] = all.map(({ stdout }) => stdout.split('\n').slice(0, -1))
  return first
    .filter((line, at) => {
      const same = [line, ...others.map((lines) => lines[at])]
      return new Set(same).size < same.length
    })
    .map((line) => `two runs print ${line}`)
}
