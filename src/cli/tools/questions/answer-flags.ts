import { Flags } from '@oclif/core'
import { parseAnswers, type GivenAnswers } from './given-answers.js'

/** The flags of a command that calls a tool, by which its questions are answered. */
export const answerFlags = {
  answer: Flags.string({
    description:
      'NAME=VALUE: the answer to a question that the program asks, or NAME.FIELD=VALUE to one of its fields; may be given several times. At a terminal, the rest is asked.',
    multiple: true,
    multipleNonGreedy: true,
  }),
  answers: Flags.string({
    description:
      'Answers as MCP has them, as one JSON object by the names of the questions: {"NAME": {"action": "decline"}}.',
  }),
}

/** Reads the values of these flags. Throws a UsageError for one that is wrong. */
export function readAnswers(flags: {
  readonly answer?: readonly string[] | undefined
  readonly answers?: string | undefined
}): GivenAnswers {
  return parseAnswers(flags.answer, flags.answers)
}
