import { isatty } from 'node:tty'
import inquirer from 'inquirer'

/** What a person may be asked, as inquirer has it. */
export type PromptQuestion = Readonly<Record<string, unknown>> & {
  readonly type: 'input' | 'select' | 'checkbox'
  readonly message: string
}

/** In place of an answer: the person pressed Esc. */
export const left = Symbol('left')

/**
 * Asks a person on stderr, for stdout is the result's. Throws inquirer's error if the question ends without an answer: at
 * Ctrl-C, with stdin, or by the signal.
 */
export async function prompt(question: PromptQuestion, signal: AbortSignal): Promise<unknown> {
  const { stdin } = process
  const leaving = new AbortController()
  const ended = new AbortController()
  const onKey = (_text: unknown, key: { readonly name?: string }): void => {
    if (key.name === 'escape') leaving.abort()
  }
  // At Ctrl-D the reader of stdin is closed, and inquirer would wait for it without an end.
  const onEnd = (): void => {
    ended.abort()
  }
  const ask = inquirer.createPromptModule({
    output: process.stderr,
    signal: AbortSignal.any([signal, leaving.signal, ended.signal]),
  })
  stdin.on('keypress', onKey)
  stdin.once('pause', onEnd)
  const setRawMode = stdin.setRawMode.bind(stdin)
  // A terminal that is gone can't be set back, and inquirer's reader would throw that where nobody can catch it.
  stdin.setRawMode = (mode) => (isatty(stdin.fd) ? setRawMode(mode) : stdin)
  try {
    const { value } = await ask<{ value: unknown }>([{ ...question, name: 'value' }])
    return value
  } catch (error) {
    if (leaving.signal.aborted) return left
    throw error
  } finally {
    stdin.off('keypress', onKey)
    stdin.off('pause', onEnd)
    stdin.setRawMode = setRawMode
  }
}
