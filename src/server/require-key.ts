import { randomBytes } from 'node:crypto'
import type { Config } from '../config.js'
import { ConfigError } from '../errors.js'
import { isLoopback, type AuthSettings } from './auth.js'

export interface KeyDecision {
  readonly auth: AuthSettings
  /** A key that was made just now, to be shown once. */
  readonly madeKey?: string
  readonly warning?: string
}

/**
 * Whether this server may start, by its address and its keys: with keys switched off it warns, with a key it starts,
 * at a terminal it makes one, else it throws a ConfigError with the cure. The same holds where loopback clients are
 * asked for a key and there is none.
 */
export function requireKey(config: Config, atTerminal: boolean): KeyDecision {
  const loopbackExempt = config.authAllowLoopback && !config.requireAuth
  const auth: AuthSettings = { apiKeys: config.apiKeys, authDisabled: config.authDisabled, loopbackExempt }
  const external = !isLoopback(config.host)
  if (config.authDisabled) {
    return {
      auth,
      ...(external && {
        warning: `Keys are switched off (MCP_AUTH_DISABLED) and ${config.host} is not loopback: anybody who can reach it can run every tool.`,
      }),
    }
  }
  if (config.apiKeys.length > 0 || (!external && loopbackExempt)) return { auth }
  if (!atTerminal) {
    throw new ConfigError(
      external
        ? `${config.host} can be reached from outside, and no key is set`
        : 'Loopback clients are to send a key, and no key is set',
      {
        hint: `Set MCP_API_KEY${external ? ', or listen on 127.0.0.1 only' : ''}; MCP_AUTH_DISABLED=1 switches keys off.`,
      },
    )
  }
  const madeKey = randomBytes(24).toString('base64url')
  return { auth: { ...auth, apiKeys: [madeKey] }, madeKey }
}
