import { UsageError } from '../../../errors.js'
import { quote } from '../../../quote.js'
import type { AskedForm, AskedOfPerson } from './asked.js'
import { kindOf, type Field } from './field.js'
import { fieldKeys } from './flag-answers.js'

/** The error for questions that no flag answers where there is no person to ask; `earlier` were answered before. */
export function nobodyToAsk(
  tool: string,
  open: readonly AskedOfPerson[],
  earlier: ReadonlySet<string>,
): UsageError {
  const questions = open.map(
    (asked) => quote(asked.name) + (earlier.has(asked.name) ? ' again' : '') + wordsOf(asked),
  )
  return new UsageError(`${tool} asks ${questions.join(', and ')}; there is no terminal at which to ask`, {
    hint: `Answer with ${flagsFor(open).join(' ')}`,
  })
}

/** The same for a call that is written down in a file, with `answers`. */
export function notInAnswers(tool: string, open: readonly AskedOfPerson[]): UsageError {
  const questions = open.map((asked) => quote(asked.name) + wordsOf(asked))
  const answers = Object.fromEntries(open.map((asked) => [asked.name, answerTo(asked)]))
  return new UsageError(`${tool} asks ${questions.join(', and ')}; the call has no answer to that`, {
    hint: `Give it one: "answers": ${JSON.stringify(answers)}`,
  })
}

/** With a word in capitals for each value. */
function answerTo(asked: AskedOfPerson): object {
  const whole = wholeAnswer(asked)
  if (whole || asked.kind !== 'form') return whole ?? {}
  const content = asked.fields.map((field) => [field.name, valueOf(field)])
  return { action: 'accept', content: Object.fromEntries(content) as object }
}

function wordsOf(asked: AskedOfPerson): string {
  switch (asked.kind) {
    case 'form':
      return asked.message === '' ? '' : ` (${asked.message})`
    case 'page':
      return ` (${asked.message} ${asked.url})`
    case 'model':
      return ', which is for a model'
  }
}

/** What to type, with a word in capitals for each value. */
function flagsFor(open: readonly AskedOfPerson[]): string[] {
  const whole = open.flatMap((asked) => {
    const answer = wholeAnswer(asked)
    return answer ? [[asked.name, answer] as const] : []
  })
  return [
    ...open.flatMap((asked) =>
      asked.kind === 'form' ? asked.fields.map((field) => flagFor(asked, field)) : [],
    ),
    ...(whole.length > 0 ? [`--answers '${JSON.stringify(Object.fromEntries(whole))}'`] : []),
  ]
}

/** The answer of MCP to a question that has no fields. */
function wholeAnswer(asked: AskedOfPerson): object | undefined {
  switch (asked.kind) {
    case 'form':
      return asked.fields.length === 0 ? { action: 'accept', content: {} } : undefined
    case 'page':
      return { action: 'accept' }
    case 'model':
      return { role: 'assistant', content: { type: 'text', text: 'TEXT' }, model: 'NAME' }
  }
}

function flagFor(form: AskedForm, field: Field): string {
  const [key = ''] = fieldKeys(form, field)
  const flag = `--answer '${key}=${valueOf(field)}'`
  return field.isRequired ? flag : `[${flag}]`
}

function valueOf(field: Field): string {
  const { choices } = field
  return choices ? choices.map((one) => String(one.value)).join('|') : kindOf(field).toUpperCase()
}
