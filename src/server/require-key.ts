import { randomBytes } from 'node:crypto'
import type { Config } from '../config.js'
import { ConfigError } from '../errors.js'
import { isLoopback, type AuthSettings } from './auth.js'

export interface KeyDecision {
  readonly auth: AuthSettings
  /** A newly generated key, to be shown once. */
  readonly madeKey?: string
  readonly warning?: string
}

/**
 * Decides whether this server may start on its address. With keys switched off it warns; with a key it starts; without
 * one it generates a key at a terminal, and otherwise throws a ConfigError that says what to do. A server on loopback
 * needs a key only if loopback clients must send one.
 */
export function requireKey(config: Config, atTerminal: boolean, hasNamedKeys = false): KeyDecision {
  const loopbackExempt = config.authAllowLoopback && !config.requireAuth
  const auth: AuthSettings = { apiKeys: config.apiKeys, authDisabled: config.authDisabled, loopbackExempt }
  const external = !isLoopback(config.host)
  if (config.authDisabled) {
    return {
      auth,
      ...(external && {
        warning: `Keys are switched off (MCP_AUTH_DISABLED) and ${config.host} is not loopback: anyone who can reach it can run every tool.`,
      }),
    }
  }
  if (config.apiKeys.length > 0 || hasNamedKeys || (!external && loopbackExempt)) return { auth }
  if (!atTerminal) {
    throw new ConfigError(
      external
        ? `${config.host} can be reached from outside, and no key is set`
        : 'Loopback clients must send a key, and no key is set',
      {
        hint: `Set MCP_API_KEY, or make a key by "smcp keys add NAME"${external ? ', or listen on 127.0.0.1 only' : ''}; MCP_AUTH_DISABLED=1 switches keys off.`,
      },
    )
  }
  const madeKey = randomBytes(24).toString('base64url')
  return { auth: { ...auth, apiKeys: [madeKey] }, madeKey }
}
