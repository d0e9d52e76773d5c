/** A question to the client, in MCP's own words: https://modelcontextprotocol.io/specification/2026-07-28/basic/patterns/mrtr */
export interface InputRequest {
  readonly method: 'elicitation/create' | 'sampling/createMessage' | 'roots/list'
  readonly params?: Readonly<Record<string, unknown>>
}

/** The result of a question as the client sent it. Only its kind is certain: an elicitation's `content` may be anything. */
export type InputAnswer = Readonly<Record<string, unknown>>

/**
 * The answers by the names of their questions, where the client has given them all. Otherwise it throws an
 * InputRequired, which must not be caught: the handler is called again from its start when the client has answered, so
 * what it does before it asks is done again. Answers are kept from one question to the next; a name stands for one
 * question during the whole request. `state` is any JSON, comes back as `call.state`, and is signed, not secret.
 */
export type Ask = <Name extends string>(
  requests: Readonly<Record<Name, InputRequest>>,
  state?: unknown,
) => Record<Name, InputAnswer>

/** Thrown like an error, and none: the client has to be asked first. */
export class InputRequired extends Error {
  override readonly name = 'InputRequired'

  constructor(
    /** What is still to be answered. */
    readonly requests: Readonly<Record<string, InputRequest>>,
    readonly state: unknown,
  ) {
    super(`The client has to answer ${Object.keys(requests).join(', ')} first`)
  }
}

/** Asks where these answers have been given up to now; what is no answer to its question is asked for again. */
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

const isAnswerTo: Readonly<Record<InputRequest['method'], (answer: InputAnswer) => boolean>> = {
  'elicitation/create': ({ action }) => action === 'accept' || action === 'decline' || action === 'cancel',
  'sampling/createMessage': (answer) => 'role' in answer && 'content' in answer,
  'roots/list': ({ roots }) => Array.isArray(roots),
}
