import type { Command } from '@oclif/core'
import { UsageError } from '../errors.js'
import { meantHint, nearestName, nearestWord } from '../nearest-name.js'

/** What oclif throws for a command line that it can't read: see its lib/parser/errors.ts. */
interface Complaint extends Error {
  readonly oclif?: { readonly exit?: number }
  readonly parse?: {
    readonly input?: { readonly flags: Readonly<Record<string, unknown>>; readonly strict?: boolean }
  }
  /** The unknown flags, as they were typed. */
  readonly flags?: readonly string[]
  /** Missing arguments, or surplus words. */
  readonly args?: readonly (string | { readonly name: string; readonly description?: string })[]
}

/**
 * Turns oclif's complaint into a UsageError with the nearest name and what to do next; returns other errors as they
 * are.
 */
export function asUsageError(error: Complaint, command: Command): Error {
  if (error.oclif?.exit !== 2) return error
  const words = command.id?.replaceAll(':', ' ') ?? ''
  const help = `${command.config.bin} ${words} --help`
  const [flag] = error.flags ?? []
  if (flag !== undefined) return unknownFlag(flag, `smcp ${words}`, help, error)
  const [arg] = error.args ?? []
  const message =
    arg === undefined
      ? error.message.replace(/\n?See more help with --help$/, '')
      : `smcp ${words} ${typeof arg === 'string' ? `takes no argument ${JSON.stringify(arg)}` : missing(arg)}`
  return new UsageError(message, { hint: nearestChoice(message) ?? `${help} shows its usage.` })
}

/** The hint for a value that is none of a choice: oclif says which there are in its message alone. */
function nearestChoice(message: string): string | undefined {
  const [, typed = '', choices] = /^Expected (?:--[\w-]+=)?(.*) to be one of: (.*)$/s.exec(message) ?? []
  return meantHint(choices === undefined ? undefined : nearestWord(typed, choices.split(', ')))
}

function unknownFlag(typed: string, command: string, help: string, { parse }: Complaint): UsageError {
  const flag = typed.replace(/=.*$/s, '')
  const known = Object.keys(parse?.input?.flags ?? {}).map((name) => `--${name}`)
  const near = nearestName(flag, known)
  if (near !== undefined) return new UsageError(`${command} has no flag ${flag}; did you mean ${near}?`)
  // A command that takes any words takes a tool's arguments.
  const hint = parse?.input?.strict === false ? 'Arguments of a tool are written key=value.' : undefined
  return new UsageError(`${command} has no flag ${flag}; ${help} shows those it has`, { hint })
}

function missing({ name, description = '' }: { name: string; description?: string }): string {
  return `needs ${name.toUpperCase()}: ${description.replace(/\.$/, '')}`
}
