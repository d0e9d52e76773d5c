import { isAnswerTo } from '../../../core/ask.js'
import { messageOf, UsageError } from '../../../errors.js'
import type { InputAnswer } from '../../../executor/input-request.js'
import { isObject } from '../../../is-object.js'
import { quote } from '../../../quote.js'

/** Answers that are there before anything is asked: from a command line, or from a golden call. */
export interface GivenAnswers {
  /** How errors name the place of the whole ones: a flag, or a field of a file. */
  readonly place: string
  /** Those that are written as MCP has them, by the names of their questions. */
  readonly whole: ReadonlyMap<string, InputAnswer>
  /** Those of `--answer NAME=VALUE`: all texts of a name. */
  readonly texts: ReadonlyMap<string, readonly string[]>
}

/** Parses `--answer` and `--answers`. Throws a UsageError that shows what was given and how it is written. */
export function parseAnswers(words: readonly string[] = [], json?: string): GivenAnswers {
  const texts = new Map<string, string[]>()
  for (const word of words) {
    const [, name, text = ''] = /^([^=]+)=(.*)$/s.exec(word) ?? []
    if (name === undefined)
      throw new UsageError(`--answer ${quote(word)} is no answer`, {
        hint: 'Write --answer NAME=VALUE; the question tells the name.',
      })
    texts.set(name, [...(texts.get(name) ?? []), text])
  }
  return { place: '--answers', whole: json === undefined ? new Map() : parseWhole(json), texts }
}

function parseWhole(json: string): Map<string, InputAnswer> {
  const answers = parsed(json)
  if (!isObject(answers))
    throw new UsageError(`--answers must be a JSON object, got ${quote(answers)}`, { hint: example })
  const entries = Object.entries(answers).map(([name, answer]) => {
    if (isObject(answer) && Object.values(isAnswerTo).some((fits) => fits(answer)))
      return [name, answer] as const
    throw new UsageError(`--answers: ${quote(name)} is ${quote(answer)}, which is no answer of MCP`, {
      hint: example,
    })
  })
  return new Map(entries)
}

const example =
  'For example: --answers \'{"NAME": {"action": "accept", "content": {"FIELD": "VALUE"}}}\', or {"action": "decline"}.'

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch (error) {
    throw new UsageError(`--answers is not JSON: ${messageOf(error)}`, { hint: example, cause: error })
  }
}
