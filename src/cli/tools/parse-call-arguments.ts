import { InvalidArgumentsError, messageOf } from '../../errors.js'
import { parseJson } from '../../executor/parse-json.js'
import { isObject } from '../../is-object.js'
import { cut } from '../../quote.js'
import { ArgumentInputs } from './argument-inputs.js'

/** Arguments from a command line, before the tool's parameters are known. */
export interface GivenArguments {
  /** Values from `--args`, `@file`, `-` and `key:=json`. */
  readonly values: Readonly<Record<string, unknown>>
  /** Texts from `key=value`: all those of a key. */
  readonly texts: ReadonlyMap<string, readonly string[]>
}

/**
 * Parses arguments: `key=value` is text and may be repeated, `key:=json` is JSON; `@FILE` in place of a value is what a
 * file contains, `-` what stdin does. `--args`, `@FILE` or `-` alone is a JSON object that the others add to. Throws an
 * InvalidArgumentsError that shows the word and how one is written.
 */
export async function parseCallArguments(
  words: readonly string[],
  wholeJson: string | undefined,
  inputs = new ArgumentInputs(),
): Promise<GivenArguments> {
  const values = Object.entries(wholeJson === undefined ? {} : readObject('--args', wholeJson))
  const texts = new Map<string, string[]>()
  for (const word of words) {
    if (word === '-' || word.startsWith('@')) {
      values.push(...Object.entries(readObject(word, await pointedText(word, word, inputs))))
      continue
    }
    const { key, isJson, text } = parseWord(word)
    if (isJson) values.push([key, readJson(`${key}:=`, await pointedText(text, word, inputs))])
    else texts.set(key, [...(texts.get(key) ?? []), await plainText(text, word, inputs)])
  }
  return { values: Object.fromEntries(values), texts }
}

function parseWord(word: string): { key: string; isJson: boolean; text: string } {
  const match = /^([^=:]+)(:?=)(.*)$/s.exec(word)
  if (!match)
    throw new InvalidArgumentsError(`${JSON.stringify(word)} is not an argument`, {
      hint: 'Write key=value for text, key:=json for JSON: name=Ada count:=3; @FILE for a file of all as JSON',
    })
  const [, key = '', operator, text = ''] = match
  return { key, isJson: operator === ':=', text }
}

/** The value of `key=`: two signs @ at its beginning are one, and no file. */
async function plainText(text: string, word: string, inputs: ArgumentInputs): Promise<string> {
  return text.startsWith('@@') ? text.slice(1) : pointedText(text, word, inputs)
}

/** The text itself, or what the file or stdin contains to which it points. */
async function pointedText(text: string, word: string, inputs: ArgumentInputs): Promise<string> {
  if (text === '-') return inputs.stdinText(word)
  return text.startsWith('@') ? inputs.file(text.slice(1), word) : text
}

function readObject(where: string, text: string): Record<string, unknown> {
  const value = readJson(where, text)
  if (isObject(value)) return value
  throw new InvalidArgumentsError(`${where} must be a JSON object, got ${cut(text.trim(), 80)}`, {
    hint: `For example: --args '{"name": "Ada"}'`,
  })
}

function readJson(where: string, text: string): unknown {
  try {
    return parseJson(text)
  } catch (error) {
    throw new InvalidArgumentsError(`${where} is not JSON: ${messageOf(error)}`, {
      hint: 'Text needs quotes in JSON; key=value takes it as it is.',
      cause: error,
    })
  }
}
