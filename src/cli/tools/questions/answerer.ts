import type { InputAnswer, InputRequest } from '../../../executor/input-request.js'
import { isInteractive } from '../../terminal/is-interactive.js'
import { accepted } from './ask-form.js'
import { askPerson, personCapabilities, workingRoot } from './ask-person.js'
import { readAsked, type Asked, type AskedForm } from './asked.js'
import { FlagAnswers } from './flag-answers.js'
import type { GivenAnswers } from './given-answers.js'
import { nobodyToAsk } from './nobody-to-ask.js'

export interface AnswererOptions {
  /** The error for what is not answered, where no person is asked even at a terminal. */
  readonly nobody?: typeof nobodyToAsk
  /** Whether the asker may know the working folder: by default it is a program here. */
  readonly tellsFolder?: boolean
}

/** Answers a program's questions as a client would: by flags first, then by the person at the terminal, if there is one. */
export class Answerer {
  readonly #flags: FlagAnswers
  readonly #hasPerson: boolean
  readonly #nobody: typeof nobodyToAsk
  readonly #tellsFolder: boolean
  readonly #answered = new Set<string>()
  #isFirst = true
  /** What this client can do: only what can be answered here. */
  readonly capabilities: Readonly<Record<string, unknown>>

  constructor(
    given: GivenAnswers,
    private readonly signal: AbortSignal,
    { nobody, tellsFolder = true }: AnswererOptions = {},
  ) {
    this.#flags = new FlagAnswers(given)
    this.#hasPerson = nobody === undefined && isInteractive(process.stderr)
    this.#nobody = nobody ?? nobodyToAsk
    this.#tellsFolder = tellsFolder
    this.capabilities = {
      ...(tellsFolder && { roots: {} }),
      ...(this.#hasPerson ? personCapabilities : this.#flags.capabilities),
    }
  }

  /** The names of answers given by flags that nothing has asked for. */
  get unused(): readonly string[] {
    return this.#flags.unused
  }

  /**
   * Answers one round of questions. Throws a UsageError for those that can't be answered here, a CancelledError if the
   * person ends the call.
   */
  async answer(
    tool: string,
    requests: Readonly<Record<string, InputRequest>>,
  ): Promise<Record<string, InputAnswer>> {
    const asked = Object.entries(requests).map(([name, request]) => readAsked(tool, name, request))
    const byFlags = asked.map((one) => this.#byFlags(one))
    const open = asked.flatMap((one, index) =>
      one.kind === 'roots' || byFlags[index]?.answer !== undefined ? [] : [one],
    )
    if (open.length > 0 && !this.#hasPerson) throw this.#nobody(tool, open, this.#answered)
    const answers: [string, InputAnswer][] = []
    for (const [index, one] of asked.entries())
      answers.push([one.name, byFlags[index]?.answer ?? (await this.#ask(tool, one, byFlags[index]?.known))])
    for (const { name } of asked) this.#answered.add(name)
    return Object.fromEntries(answers)
  }

  async #ask(
    tool: string,
    asked: Asked,
    known: ReadonlyMap<string, unknown> = new Map(),
  ): Promise<InputAnswer> {
    if (asked.kind === 'roots') return this.#tellsFolder ? workingRoot() : { roots: [] }
    const isFirst = this.#isFirst && asked.kind === 'form'
    if (isFirst) this.#isFirst = false
    return askPerson(asked, { tool, known, isFirst, signal: this.signal })
  }

  #byFlags(asked: Asked): { answer?: InputAnswer | undefined; known?: ReadonlyMap<string, unknown> } {
    const whole = this.#flags.takeWhole(asked)
    if (whole !== undefined) return { answer: whole }
    return asked.kind === 'form' ? this.#formByFlags(asked) : {}
  }

  #formByFlags(form: AskedForm): { answer?: InputAnswer; known: ReadonlyMap<string, unknown> } {
    const known = this.#flags.takeFields(form)
    if (known.size === 0) return { known }
    if (form.fields.every(({ name }) => known.has(name))) return { answer: accepted(known), known }
    if (this.#hasPerson) return { known }
    // Nobody is there to change a default.
    const defaults = form.fields.flatMap(({ name, schema }) =>
      schema.default === undefined ? [] : [[name, schema.default] as const],
    )
    const content = new Map([...defaults, ...known])
    const isWhole = form.fields.every(({ name, isRequired }) => !isRequired || content.has(name))
    return isWhole ? { answer: accepted(content), known } : { known }
  }
}
