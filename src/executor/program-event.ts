import { hasOnly, jsonObjectIn } from './json-object.js'

/** MCP's levels, from the least to the most severe: https://modelcontextprotocol.io/specification/2025-11-25/schema#logginglevel */
const logLevels = ['debug', 'info', 'notice', 'warning', 'error', 'critical', 'alert', 'emergency'] as const
export type LogLevel = (typeof logLevels)[number]

/** A longer URI is of no resource that a client subscribes to, and is not repeated to it. */
export const uriCharactersMax = 2048

/** How far a program is, by its own numbers and words. */
export interface ProgressReport {
  readonly progress: number
  readonly total?: number
  readonly message?: string
}

/** What a program says in a line of stderr while it runs. */
export type ProgramEvent =
  | ({ readonly kind: 'progress' } & ProgressReport)
  | { readonly kind: 'log'; readonly level: LogLevel; readonly data: unknown; readonly logger?: string }
  /** `what` is `tools`, `prompts`, `resources` or the URI of a resource. */
  | { readonly kind: 'changed'; readonly what: string }

/** The event that a line is; undefined if it is anything else, which stays a diagnostic. */
export function eventIn(line: string): ProgramEvent | undefined {
  // Most lines are no event, and are not parsed.
  if (!line.startsWith('{') || !line.trimEnd().endsWith('}')) return undefined
  const said = jsonObjectIn(line)
  return said && (progressIn(said) ?? logIn(said) ?? changeIn(said))
}

type Said = Readonly<Record<string, unknown>>

function progressIn(said: Said): ProgramEvent | undefined {
  const { progress, total, message } = said
  if (!hasOnly(said, 'progress', ['total', 'message'])) return undefined
  // 1e999 is read as infinite, which JSON can't say.
  if (typeof progress !== 'number' || !Number.isFinite(progress)) return undefined
  if (total !== undefined && !Number.isFinite(total)) return undefined
  if (!['string', 'undefined'].includes(typeof message)) return undefined
  return {
    kind: 'progress',
    progress,
    ...(typeof total === 'number' && { total }),
    ...(typeof message === 'string' && { message }),
  }
}

function logIn(said: Said): ProgramEvent | undefined {
  const { log, level = 'info', logger } = said
  if (!hasOnly(said, 'log', ['level', 'logger'])) return undefined
  const known = logLevels.find((one) => one === level)
  if (known === undefined || !['string', 'undefined'].includes(typeof logger)) return undefined
  return { kind: 'log', level: known, data: log, ...(typeof logger === 'string' && { logger }) }
}

function changeIn(said: Said): ProgramEvent | undefined {
  const { changed } = said
  if (!hasOnly(said, 'changed', []) || typeof changed !== 'string') return undefined
  return changed !== '' && changed.length <= uriCharactersMax ? { kind: 'changed', what: changed } : undefined
}
