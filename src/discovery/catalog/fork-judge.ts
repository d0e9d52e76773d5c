import type { Launch } from '../../process/launch.js'
import { judgeProgram, type Verdict } from '../../process/warm/judge-program.js'
import { tryForks } from '../../process/warm/try-forks.js'
import type { AskSession } from '../describe/ask-program.js'
import type { AskingRules } from '../describe/asking-rules.js'
import type { Plugin } from '../tool.js'
import type { DescriberOptions } from './describer.js'

/** No program has it, so each that has a parser answers with its usage. */
const unknownOption = '--no-such-option-of-any-program'

export type ForkJudgeOptions = Pick<
  DescriberOptions,
  'openAsk' | 'workedBefore' | 'python' | 'asks' | 'describe'
>

/** What a program may be asked, in a session for that. */
interface Asked {
  readonly session: AskSession
  readonly questions: readonly (readonly string[])[]
}

/** Judges whether programs may be forked by asking them, under the rules by which they are asked what they can do. */
export class ForkJudge {
  constructor(private readonly options: ForkJudgeOptions) {}

  /** Has forks of a program answer what it may be asked, and judges it anew by that. Never throws. */
  async tryForks(plugin: Plugin, launch: Launch, verdict: Verdict): Promise<Verdict> {
    const tried = await this.#ask(plugin, ({ session, questions }) =>
      tryForks(launch, verdict, questions, (asked) => session.ask(asked, [])),
    )
    return tried ?? verdict
  }

  /** Watches its imports and tries its forks where it is asked, for its author; undefined if it may be asked nothing. */
  async judge(plugin: Plugin): Promise<Verdict | undefined> {
    const { launch } = plugin
    return await this.#ask(plugin, async ({ session, questions }) => {
      const verdict = await judgeProgram(launch, (job) => session.ask(job.launch, job.argv))
      return await tryForks(launch, verdict, questions, (asked) => session.ask(asked, []))
    })
  }

  async #ask<T>(plugin: Plugin, work: (asked: Asked) => Promise<T>): Promise<T | undefined> {
    const { asks = () => true, openAsk } = this.options
    if (plugin.manifest.describe !== undefined || !asks(plugin.name)) return undefined
    const { openSession, isSandboxed } = await openAsk()
    const may = await this.#rules(plugin, isSandboxed)
    if (!may?.isAsked) return undefined
    const questions = [
      ...(may.contract ? [['--describe']] : []),
      ...(may.help ? [['--help']] : []),
      // Discovery never asks that, so outside a sandbox nothing does.
      ...(may.parser && isSandboxed ? [[unknownOption]] : []),
    ]
    const session = openSession(plugin.dir)
    try {
      return await work({ session, questions })
    } finally {
      await session.close()
    }
  }

  /** Undefined if its text can't be read. */
  async #rules(plugin: Plugin, isSandboxed: boolean): Promise<AskingRules | undefined> {
    const { describe = {}, python } = this.options
    const workedBefore = await this.options.workedBefore?.read(plugin)
    // The code that reads programs is loaded only if one must be asked.
    const { examineProgram } = await import('../describe/examine-program.js')
    const locate = (command: string, dir: string): string | undefined => python.locate(command, dir)
    const examined = examineProgram(plugin, { ...describe, isSandboxed, workedBefore, locate })
    return await examined.then(({ may }) => may).catch(() => undefined)
  }
}
