import { UsageError } from '../../errors.js'

/** A name that every client takes, in front of those of the tools, too. Throws a UsageError for another one. */
export function serverName(typed: string): string {
  if (/^[a-zA-Z0-9][\w-]{0,31}$/.test(typed)) return typed
  throw new UsageError(
    `--name must be at most 32 letters, digits, _ and -, and begin with a letter or digit, got ${JSON.stringify(typed)}`,
  )
}
