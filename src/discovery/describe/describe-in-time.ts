import { atMost } from '../../at-most.js'
import { cancellation, neverStarted } from '../../process/job.js'
import type { Description, Plugin } from '../tool.js'
import type { Answers } from './answers.js'
import { isEndless, type Ask, type OpenAskSession } from './ask-program.js'
import { describePlugin, loadSources } from './describe-plugin.js'
import type { DescribeOptions } from './describe-program.js'
import type { Lane } from './question-queue.js'

/** How the programs of one plugin are asked. */
export interface Asking {
  /** When a description is given with what is answered by then; undefined: only with all answers. */
  readonly budgetMs: number | undefined
  /** What is answered already, and what will be. */
  readonly answers: Answers
  readonly lane: Lane
  /** Ends the programs that are asked, and asks no more. */
  readonly signal: AbortSignal
}

export interface InTime {
  readonly description: Description
  /** The description with all answers, if the first one lacks some; with those until then, if it is stopped. */
  readonly whole?: Promise<Description>
}

/** After so many commands in a row whose helps hang, those of the others are not asked. */
const hangingMax = 3

/**
 * Describes a plugin within a budget of time: if its commands are known by then and not all have been asked for their
 * helps, the others take `args`, and the rest is asked when nobody waits for anything else. Never throws.
 */
export async function describeInTime(
  plugin: Plugin,
  openSession: OpenAskSession,
  options: DescribeOptions,
  asking: Asking,
): Promise<InTime> {
  const { budgetMs = Infinity, answers, lane, signal } = asking
  // The budget is the program's alone.
  await loadSources(plugin, options)
  const withAnswersSoFar = (): Promise<Description> => describePlugin(plugin, answers.openSession, options)
  const questions = new Questions(openSession, asking)
  const whole = describePlugin(plugin, questions.openSession, options).then((description) =>
    signal.aborted ? withAnswersSoFar() : description,
  )
  const done = whole.then(() => 'done' as const)
  await atMost(whole, budgetMs)
  // Before the commands are known, there is nothing to list.
  if ((await Promise.race([done, questions.ofCommands])) === 'done') return { description: await whole }
  lane.urgency = 'later'
  return { description: await withAnswersSoFar(), whole }
}

/** The questions of one description: each is asked once, in its turn, and not any more when they are stopped. */
class Questions {
  #askedCommand: () => void = () => undefined
  /** Resolves when the help of a command is asked. */
  readonly ofCommands = new Promise<void>((done) => {
    this.#askedCommand = done
  })
  #hanging = 0

  constructor(
    private readonly inner: OpenAskSession,
    private readonly asking: Asking,
  ) {}

  readonly openSession: OpenAskSession = (dir) => {
    const session = this.inner(dir)
    return { ...session, ask: (...question) => this.#ask(session.ask, ...question) }
  }

  async #ask(inner: Ask, ...[launch, words, how = {}]: Parameters<Ask>): ReturnType<Ask> {
    const { answers, lane, signal } = this.asking
    if (how.isOfCommand) this.#askedCommand()
    const known = answers.get(launch, words)
    if (known) return known
    return await lane.run(async () => {
      if (signal.aborted) return neverStarted(cancellation(signal))
      if (how.isOfCommand && this.#hanging >= hangingMax) return neverStarted('timed-out')
      const output = await inner(launch, words, { ...how, signal })
      this.#hanging = isEndless(output) ? this.#hanging + 1 : 0
      if (output.end !== 'stopped') answers.add(launch, words, output)
      return output
    })
  }
}
