import { isObject } from '../../is-object.js'
import { quote } from '../../quote.js'
import type { NamedKey } from './named-key.js'
import { parseRate } from './rate.js'

const namePattern = /^[\w.@-]{1,64}$/

/** Reads the text of a file of keys. Throws a plain Error that names the entry and field, and what is expected there. */
export function parseKeyFile(text: string): readonly NamedKey[] {
  const content: unknown = JSON.parse(text)
  if (!isObject(content) || !Array.isArray(content.keys)) throw new Error('it must be {"keys": [...]}')
  const keys = content.keys.map(readKey)
  const names = keys.map(({ name }) => name)
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined) throw new Error(`two keys are called "${twice}"`)
  return keys
}

/** Throws a plain Error unless this can be the name of a key. */
export function checkKeyName(name: unknown): string {
  if (typeof name === 'string' && namePattern.test(name)) return name
  throw new Error(`must be 1 to 64 letters, digits, ".", "@", "_" or "-", not ${quote(name)}`)
}

function readKey(entry: unknown, index: number): NamedKey {
  if (!isObject(entry)) throw new Error(`keys[${index}] must be an object`)
  const read = <T>(field: string, check: (value: unknown) => T): T => {
    try {
      return check(entry[field])
    } catch (error) {
      throw new Error(`keys[${index}].${field} ${(error as Error).message}`, { cause: error })
    }
  }
  return {
    name: read('name', checkKeyName),
    sha256: read('sha256', digest),
    tools: read('tools', optional(globs)),
    rate: read('rate', optional(rate)),
    profile: read('profile', optional(text)),
    created: read('created', text),
  }
}

function optional<T>(check: (value: unknown) => T): (value: unknown) => T | undefined {
  return (value) => (value === undefined ? undefined : check(value))
}

function text(value: unknown): string {
  if (typeof value === 'string' && value !== '') return value
  throw new Error(`must be a text, not ${quote(value)}`)
}

function digest(value: unknown): string {
  if (typeof value === 'string' && /^[\da-f]{64}$/.test(value)) return value
  throw new Error('must be a SHA-256 digest in 64 hexadecimal digits')
}

function globs(value: unknown): readonly string[] {
  if (Array.isArray(value) && value.length > 0) return value.map(text)
  throw new Error(`must be a list of globs, not ${quote(value)}`)
}

function rate(value: unknown): string {
  parseRate(text(value))
  return text(value)
}
