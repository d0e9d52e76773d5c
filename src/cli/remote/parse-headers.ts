import { UsageError } from '../../errors.js'

/** Parses the words of `--header`. Throws a UsageError that names the header, not its value, which may be secret. */
export function parseHeaders(words: readonly string[] = []): Record<string, string> {
  return Object.fromEntries(words.map(parseHeader))
}

function parseHeader(word: string): [name: string, value: string] {
  const [, name = '', value = ''] = /^([^:]*):(.*)$/s.exec(word) ?? []
  if (name.trim() === '')
    throw new UsageError(`--header needs a name and a value`, {
      hint: "For example: --header 'Authorization: Bearer KEY'",
    })
  try {
    new Headers({ [name.trim()]: value.trim() })
  } catch (error) {
    throw new UsageError(`--header ${JSON.stringify(name)} is no header that HTTP can carry`, {
      cause: error,
    })
  }
  return [name.trim(), value.trim()]
}
