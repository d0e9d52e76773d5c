import { isObject } from '../../is-object.js'
import type { ConfiguredServer } from './client.js'

/** How a client's entry reaches its server, whatever the client calls that. */
export function readEntry(name: string, entry: unknown): ConfiguredServer {
  if (!isObject(entry)) return { name }
  const named = [entry.url, entry.httpUrl].find((value) => typeof value === 'string')
  const words = [entry.command, entry.args].flat().filter((word) => typeof word === 'string')
  // Programs that pass on to a URL, such as mcp-remote.
  const url = named ?? words.find((word) => /^https?:\/\//.test(word))
  const env = [...textsIn(entry.env), ...textsIn(entry.environment)]
  return {
    name,
    ...(url !== undefined && { url }),
    ...(words.length > 0 && { command: words }),
    ...(env.length > 0 && { env: Object.fromEntries(env) }),
    ...(mayHaveKey(entry, words) && { hasKey: true as const }),
  }
}

function textsIn(value: unknown): [string, string][] {
  const fields = isObject(value) ? Object.entries(value) : []
  return fields.filter((field): field is [string, string] => typeof field[1] === 'string')
}

/** By a field of its own, by a header, or by one that is an argument of what passes on to a URL: `X-API-Key:KEY`. */
function mayHaveKey(entry: Readonly<Record<string, unknown>>, words: readonly string[]): boolean {
  const headers = isObject(entry.headers) ? Object.keys(entry.headers) : []
  const passedOn = words.flatMap((word) => /^([\w-]+):/.exec(word)?.[1] ?? [])
  return [...Object.keys(entry), ...headers, ...passedOn].some((field) =>
    /auth|token|key|headersHelper/i.test(field),
  )
}
