import { InvalidArgumentsError, messageOf } from '../errors.js'
import { parseJson } from '../executor/parse-json.js'

/**
 * Arguments from a command line: `key=value` is text, `key:=json` is JSON, `--args` is a whole JSON object that the
 * others add to. Throws InvalidArgumentsError that shows the word and the two forms.
 */
export function parseCallArguments(
  words: readonly string[],
  wholeJson: string | undefined,
): Record<string, unknown> {
  const whole = wholeJson === undefined ? {} : parseObject(wholeJson)
  return Object.fromEntries([...Object.entries(whole), ...words.map(parseWord)])
}

function parseWord(word: string): [string, unknown] {
  const match = /^([^=:]+)(:?=)(.*)$/s.exec(word)
  if (!match)
    throw new InvalidArgumentsError(`${JSON.stringify(word)} is no argument`, {
      hint: 'Write key=value for text, key:=json for JSON: name=Ada count:=3',
    })
  const [, key = '', operator, value = ''] = match
  return [key, operator === ':=' ? readJson(`${key}:=`, value) : value]
}

function parseObject(text: string): Record<string, unknown> {
  const value = readJson('--args', text)
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Record<string, unknown>
  throw new InvalidArgumentsError(`--args must be a JSON object, got ${text}`, {
    hint: `For instance --args '{"name": "Ada"}'`,
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
