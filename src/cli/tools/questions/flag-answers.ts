import { isAnswerTo } from '../../../core/ask.js'
import { complaintAbout } from '../../../discovery/schema/complaint-about.js'
import { UsageError } from '../../../errors.js'
import type { InputAnswer, InputRequest } from '../../../executor/input-request.js'
import { quote } from '../../../quote.js'
import type { Asked, AskedForm } from './asked.js'
import { valueOf, type Field } from './field.js'
import type { GivenAnswers } from './given-answers.js'

const methods: Readonly<Record<Asked['kind'], InputRequest['method']>> = {
  form: 'elicitation/create',
  page: 'elicitation/create',
  model: 'sampling/createMessage',
  roots: 'roots/list',
}

/** The answers that were given beforehand. Each serves once: a program that asks again did not like it. */
export class FlagAnswers {
  readonly #whole: Map<string, InputAnswer>
  readonly #texts: Map<string, readonly string[]>

  constructor(private readonly given: GivenAnswers) {
    this.#whole = new Map(given.whole)
    this.#texts = new Map(given.texts)
  }

  /** The names of answers that nothing has asked for. */
  get unused(): readonly string[] {
    return [...this.#whole.keys(), ...this.#texts.keys()]
  }

  /** What a program without a person to ask can be told, as a client's capabilities. */
  get capabilities(): Readonly<Record<string, unknown>> {
    const whole = [...this.#whole.values()]
    const isForUser = whole.some(isAnswerTo['elicitation/create'])
    return {
      ...((isForUser || this.#texts.size > 0) && {
        elicitation: { form: {}, ...(isForUser && { url: {} }) },
      }),
      ...(whole.some(isAnswerTo['sampling/createMessage']) && { sampling: {} }),
    }
  }

  /** The whole answer; undefined: there is none. Throws a UsageError for one that does not fit. */
  takeWhole(asked: Asked): InputAnswer | undefined {
    const answer = this.#whole.get(asked.name)
    if (answer === undefined) return undefined
    this.#whole.delete(asked.name)
    const where = `${this.given.place}: ${quote(asked.name)}`
    if (!isAnswerTo[methods[asked.kind]](answer))
      throw new UsageError(`${where} is ${quote(answer)}, which is no answer to ${methods[asked.kind]}`)
    if (asked.kind !== 'form' || answer.action !== 'accept') return answer
    const complaint = complaintAbout(asked.schema, answer.content)
    if (complaint === undefined) return answer
    throw new UsageError(`${where} has a content that was not asked for: ${complaint}`)
  }

  /** The values of a form that `--answer` gives. Throws a UsageError for one that does not fit. */
  takeFields(form: AskedForm): Map<string, unknown> {
    const values = new Map<string, unknown>()
    for (const field of form.fields) {
      const key = fieldKeys(form, field).find((one) => this.#texts.has(one))
      const texts = key === undefined ? undefined : this.#texts.get(key)
      if (key === undefined || texts === undefined) continue
      this.#texts.delete(key)
      const value = valueOf(field, texts)
      const complaint = complaintAbout(field.schema, value)
      if (complaint !== undefined) throw new UsageError(`--answer ${key}: ${complaint}`)
      values.set(field.name, value)
    }
    return values
  }
}

/** The names by which `--answer` gives a field: that of the question will do where it has but one. */
export function fieldKeys({ name, fields }: AskedForm, field: Field): string[] {
  return [...(fields.length === 1 ? [name] : []), `${name}.${field.name}`]
}
