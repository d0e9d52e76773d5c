import { basename } from 'node:path'
import { pathToFileURL } from 'node:url'
import { styleText } from 'node:util'
import type { InputAnswer } from '../../../executor/input-request.js'
import { rethrowCancelled } from '../../terminal/rethrow-cancelled.js'
import { askAsModel, modelLines } from './ask-as-model.js'
import { askDecision } from './ask-decision.js'
import { askForm } from './ask-form.js'
import type { AskedOfPerson } from './asked.js'
import { isOneQuestion } from './field-question.js'

/** What a client can do that asks a person: https://modelcontextprotocol.io/specification/2025-11-25/client/elicitation#capabilities */
export const personCapabilities = { elicitation: { form: {}, url: {} }, sampling: {} }

/** What is known of a question before a person is asked. */
interface Asking {
  readonly tool: string
  readonly known: ReadonlyMap<string, unknown>
  /** Whether the person is told how to leave a question. */
  readonly isFirst: boolean
  readonly signal: AbortSignal
}

/** Shows a question to the person at the terminal, and asks. Throws a CancelledError at Ctrl-C and by the signal. */
export async function askPerson(
  asked: AskedOfPerson,
  { tool, known, isFirst, signal }: Asking,
): Promise<InputAnswer> {
  for (const line of linesOf(tool, asked, isFirst)) process.stderr.write(`${line}\n`)
  try {
    switch (asked.kind) {
      case 'form':
        return await askForm(asked, known, signal)
      case 'page':
        return await askDecision('Done: I have visited the page', signal)
      case 'model':
        return await askAsModel(signal)
    }
  } catch (error) {
    return rethrowCancelled(error, `${tool} was cancelled at its question "${asked.name}"`)
  }
}

function linesOf(tool: string, asked: AskedOfPerson, isFirst: boolean): string[] {
  switch (asked.kind) {
    case 'form': {
      const hasHint = isFirst && asked.fields.length > 0
      return [
        ...(isOneQuestion(asked) ? [] : [styled('bold', asked.message)]),
        ...(hasHint ? [styled('dim', '(Esc declines or cancels a question, Ctrl-C ends the call)')] : []),
      ]
    }
    case 'page':
      return [styled('bold', asked.message), asked.url]
    case 'model':
      return [styled('bold', `${tool} asks a model:`), ...modelLines(asked)]
  }
}

function styled(style: 'bold' | 'dim', text: string): string {
  return styleText(style, text, { stream: process.stderr })
}

/** The folder in which smcp was started, as the client's only root. */
export function workingRoot(): InputAnswer {
  const folder = process.cwd()
  return { roots: [{ uri: pathToFileURL(folder).href, name: basename(folder) }] }
}
