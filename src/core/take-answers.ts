import { complaintAbout } from '../discovery/schema/complaint-about.js'
import { InvalidAnswerError } from '../errors.js'
import type { InputAnswer, InputRequest } from '../executor/input-request.js'
import { isObject } from '../is-object.js'
import { quote } from '../quote.js'
import { isAnswerTo } from './ask.js'

type Requests = Readonly<Record<string, InputRequest>>

/** Questions that wait for their answers. */
export interface Asked {
  readonly requests: Requests
  /** The names of those that are asked for the second time, because the first answers did not fit. */
  readonly again: readonly string[]
}

/** What the client's answers to these questions have come to. */
export interface Taken {
  /** Those that fit. A question without an answer of its kind has none here. */
  readonly answers: Readonly<Record<string, InputAnswer>>
  /** The questions to ask once more, with what was wrong with their answers. */
  readonly again: Requests
  /** An answer does not fit for the second time. */
  readonly refusal?: InvalidAnswerError
}

/**
 * Sorts out what a client has answered. A form that was filled in must fit its schema: a person who has made a mistake is
 * asked once more, and a client that makes it again would go on for ever.
 * https://modelcontextprotocol.io/specification/2026-07-28/client/elicitation#security-considerations
 */
export function takeAnswers(
  { requests, again }: Asked,
  given: Readonly<Record<string, unknown>> = {},
): Taken {
  const answers: [string, InputAnswer][] = []
  const askAgain: [string, InputRequest][] = []
  let refusal: InvalidAnswerError | undefined
  for (const [name, request] of Object.entries(requests)) {
    const answer = Object.hasOwn(given, name) ? given[name] : undefined
    if (!isObject(answer) || !isAnswerTo[request.method](answer)) continue
    const complaint = complaintOf(request, answer)
    if (complaint === undefined) answers.push([name, answer])
    else if (!again.includes(name)) askAgain.push([name, saying(complaint, request)])
    else
      refusal ??= new InvalidAnswerError(
        `The answer to ${quote(name)} does not fit what was asked, for the second time: ${complaint}`,
      )
  }
  return {
    answers: Object.fromEntries(answers),
    again: Object.fromEntries(askAgain),
    ...(refusal && { refusal }),
  }
}

/** What is wrong with the content of a form; undefined for any other answer, and if its schema is none. */
function complaintOf(
  { method, params }: InputRequest,
  { action, content = {} }: InputAnswer,
): string | undefined {
  const schema = params?.requestedSchema
  if (method !== 'elicitation/create' || action !== 'accept' || !isObject(schema)) return undefined
  try {
    return complaintAbout(schema, content)
  } catch {
    // Its program can be told by `plugin test` alone; the person has done nothing wrong.
    return undefined
  }
}

function saying(complaint: string, { method, params }: InputRequest): InputRequest {
  const message = `${String(params?.message)}\n\nThe last answer does not fit: ${complaint}.`
  return { method, params: { ...params, message } }
}
