import type { InputAnswer, InputRequest } from '../executor/input-request.js'

/**
 * Returns the answers by the names of their questions, if the client has given them all. Otherwise throws an
 * InputRequired, which must not be caught: the handler is called again from its start when the client has answered, so
 * whatever it does before it asks is done again. Answers are kept from one question to the next; a name stands for one
 * question during the whole request. `state` is any JSON, comes back as `call.state`, and is signed, not secret.
 */
export type Ask = <Name extends string>(
  requests: Readonly<Record<Name, InputRequest>>,
  state?: unknown,
) => Record<Name, InputAnswer>

/** Thrown like an error, but not a failure: the client must be asked first. */
export class InputRequired extends Error {
  override readonly name = 'InputRequired'

  constructor(
    /** The questions that are still open. */
    readonly requests: Readonly<Record<string, InputRequest>>,
    readonly state: unknown,
  ) {
    super(`The client has to answer ${Object.keys(requests).join(', ')} first`)
  }
}

/** Creates an `Ask` that knows the answers given so far; asks again for one that does not fit its question. */
export function createAsk(answers: Readonly<Record<string, InputAnswer>>): Ask {
  return <Name extends string>(requests: Readonly<Record<Name, InputRequest>>, state?: unknown) => {
    const all = Object.entries<InputRequest>(requests)
    const open = all.filter(([name, { method }]) => {
      const answer = answers[name]
      return answer === undefined || !isAnswerTo[method](answer)
    })
    if (open.length > 0) throw new InputRequired(Object.fromEntries(open), state)
    return Object.fromEntries(all.map(([name]) => [name, answers[name]])) as Record<Name, InputAnswer>
  }
}

/** Whether an answer is of the kind that a method asks for. */
export const isAnswerTo: Readonly<Record<InputRequest['method'], (answer: InputAnswer) => boolean>> = {
  'elicitation/create': ({ action }) => action === 'accept' || action === 'decline' || action === 'cancel',
  'sampling/createMessage': (answer) => 'role' in answer && 'content' in answer,
  'roots/list': ({ roots }) => Array.isArray(roots),
}
