/**
 * Functions that read the text of a setting. Each throws a plain Error that says what is allowed, as in "must be ...";
 * find-setting.ts adds the setting's name before it, and the value and what was probably meant after it.
 */
import { homedir } from 'node:os'
import { delimiter } from 'node:path'
import { hostName, originOf } from './host-names.js'
import { mayBeBrought } from './variable-names.js'

export function text(value: string): string {
  if (value === '') throw new Error('must not be empty')
  return value
}

/** Reads a path, in which nothing but a shell would replace a `~`. */
export function path(value: string): string {
  return text(value).replace(/^~(?=\/|$)/, homedir)
}

export function textUpTo(lengthMax: number): (value: string) => string {
  return (value) => {
    if (value.length > lengthMax)
      throw new Error(`must have at most ${lengthMax} characters, has ${value.length}`)
    return value
  }
}

export function secret(value: string): string {
  if (value.length < 32) throw new Error(`must have at least 32 characters, has ${value.length}`)
  return value
}

export function list(value: string): string[] {
  return value
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '')
}

/** A header of requests, in small letters, and the variable that programs get from it. */
export interface HeaderVariable {
  readonly header: string
  readonly variable: string
}

/** Headers that say who may use the server, or how a message travels: they are no program's. */
const ownHeaders =
  /^(authorization|x-api-key|proxy-.*|cookie|host|connection|keep-alive|te|trailer|transfer-encoding|upgrade|expect|content-.*|accept.*|mcp-.*|last-event-id)$/

/** Reads pairs such as X-Github-Token=GITHUB_TOKEN. */
export function headerVariables(value: string): HeaderVariable[] {
  const pairs = list(value).map((item) => {
    const [, header = '', variable = ''] = /^([\w!#$%&'*+.^`|~-]+)=(\w+)$/.exec(item) ?? []
    if (header === '') return refuse('a header and a variable, such as X-Github-Token=GITHUB_TOKEN', item)
    if (ownHeaders.test(header.toLowerCase()))
      throw new Error(`must not take the header ${header}, which is for smcp itself`)
    if (!mayBeBrought(variable)) throw new Error(`must not set ${variable}, which may decide what is run`)
    return { header: header.toLowerCase(), variable }
  })
  const doubled = pairs.find(({ variable }, at) => pairs.findIndex((one) => one.variable === variable) < at)
  if (doubled) throw new Error(`must set ${doubled.variable} from one header`)
  return pairs
}

/** Reads host names; ignores a scheme, a port (`*` is any) and a trailing slash. */
export function hostNames(value: string): string[] {
  const read = (item: string): string | undefined =>
    hostName(item.replace(/^[a-z][a-z\d+.-]*:\/\//i, '').replace(/:\*\/?$/, ''))
  return list(value).map((item) => read(item) ?? refuse('whole host names, such as app.example.com', item))
}

export function origins(value: string): string[] {
  return list(value).map(
    (item) => originOf(item) ?? refuse('whole origins, such as https://app.example.com', item),
  )
}

function refuse(what: string, item: string): never {
  throw new Error(`must be ${what}, but ${JSON.stringify(item)} is not`)
}

export function paths(value: string): string[] {
  const dirs = value.split(delimiter).filter((dir) => dir !== '')
  if (dirs.length === 0) throw new Error('must name a folder')
  return dirs.map(path)
}

export function yesNo(value: string): boolean {
  if (/^(1|true|yes|on)$/i.test(value)) return true
  if (/^(0|false|no|off)$/i.test(value)) return false
  throw new Error('must be true or false')
}

export function count(min: number, max = Number.MAX_SAFE_INTEGER): (value: string) => number {
  return (value) => {
    const number = Number(value)
    if (!/^\d+$/.test(value) || !Number.isSafeInteger(number) || number < min || number > max)
      throw new Error(
        `must be a whole number from ${min}${max < Number.MAX_SAFE_INTEGER ? ` to ${max}` : ''}`,
      )
    return number
  }
}

export function port(value: string): number {
  const number = Number(value)
  if (!/^\d+$/.test(value) || number > 65535) throw new Error('must be 0 to 65535')
  return number
}

export function seconds(value: string): number {
  // Node's timers take at most 2^31 - 1 ms and fire at once above it.
  const number = Number(value)
  if (!/^\d+(\.\d+)?$/.test(value) || number > 2_000_000)
    throw new Error('must be a number of seconds from 0 to 2000000')
  // 0 often means "none", so only 0 itself becomes 0 ms.
  return number > 0 ? Math.max(1, Math.round(number * 1000)) : 0
}

/** Reads a time that can't be 0. */
export function someSeconds(value: string): number {
  const ms = seconds(value)
  if (ms === 0) throw new Error('must be more than 0 seconds')
  return ms
}

/** Reads a limit of time: 0 means none. */
export function limitMs(value: string): number | undefined {
  const ms = seconds(value)
  return ms === 0 ? undefined : ms
}

/** Reads a timeout by the Python server's rule: 0 or less means no limit. */
export function timeoutMs(value: string): number | undefined {
  return /^-\d+(\.\d+)?$/.test(value) ? undefined : limitMs(value)
}

/** A value that is none of some words; whoever shows it may name the nearest. */
export class NotOneOf extends Error {
  constructor(
    readonly words: readonly string[],
    message = `must be one of ${words.join(', ')}`,
  ) {
    super(message)
  }
}

/** The words of which a reader takes one, as it names them where it is given none; undefined if it takes others, too. */
export function choicesOf(read: (value: string) => unknown): readonly string[] | undefined {
  try {
    read('')
  } catch (error) {
    if (error instanceof NotOneOf) return error.words
  }
  return undefined
}

export function oneOf<const Word extends string>(...words: Word[]): (value: string) => Word {
  return (value) => {
    const word = words.find((candidate) => candidate === value.toLowerCase())
    if (word === undefined) throw new NotOneOf(words)
    return word
  }
}

/** Reads a level by Python's name or pino's, in either case; returns pino's. */
export function logLevel(value: string): string {
  const names: Readonly<Record<string, string>> = {
    trace: 'trace',
    debug: 'debug',
    info: 'info',
    warning: 'warn',
    warn: 'warn',
    error: 'error',
    critical: 'fatal',
    fatal: 'fatal',
  }
  const level = new Map(Object.entries(names)).get(value.toLowerCase())
  if (level === undefined)
    throw new NotOneOf(
      ['DEBUG', 'INFO', 'WARNING', 'ERROR', 'CRITICAL'],
      'must be DEBUG, INFO, WARNING, ERROR or CRITICAL',
    )
  return level
}
