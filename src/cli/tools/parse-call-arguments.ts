import { InvalidArgumentsError, messageOf } from '../../errors.js'
import { parseJson } from '../../executor/parse-json.js'
import { isObject } from '../../is-object.js'

/** Arguments from a command line, before the tool's parameters are known. */
export interface GivenArguments {
  /** Values from `--args` and `key:=json`. */
  readonly values: Readonly<Record<string, unknown>>
  /** Texts from `key=value`: all those of a key. */
  readonly texts: ReadonlyMap<string, readonly string[]>
}

/**
 * Parses arguments: `key=value` is text and may be repeated, `key:=json` is JSON, `--args` is a JSON object that the
 * others add to. Throws an InvalidArgumentsError that shows the word and the two forms.
 */
export function parseCallArguments(words: readonly string[], wholeJson: string | undefined): GivenArguments {
  const values = Object.entries(wholeJson === undefined ? {} : parseObject(wholeJson))
  const texts = new Map<string, string[]>()
  for (const word of words) {
    const { key, isJson, text } = parseWord(word)
    if (isJson) values.push([key, readJson(`${key}:=`, text)])
    else texts.set(key, [...(texts.get(key) ?? []), text])
  }
  return { values: Object.fromEntries(values), texts }
}

function parseWord(word: string): { key: string; isJson: boolean; text: string } {
  const match = /^([^=:]+)(:?=)(.*)$/s.exec(word)
  if (!match)
    throw new InvalidArgumentsError(`${JSON.stringify(word)} is not an argument`, {
      hint: 'Write key=value for text, key:=json for JSON: name=Ada count:=3',
    })
  const [, key = '', operator, text = ''] = match
  return { key, isJson: operator === ':=', text }
}

function parseObject(text: string): Record<string, unknown> {
  const value = readJson('--args', text)
  if (isObject(value)) return value
  throw new InvalidArgumentsError(`--args must be a JSON object, got ${text}`, {
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
