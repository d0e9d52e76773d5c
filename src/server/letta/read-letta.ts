import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import type { Config } from '../../config.js'

/** Where the secrets of agents are. */
export interface Letta {
  /** Without a slash at its end. */
  readonly url: string
  readonly password: string
  /** The agent of callers who name none. */
  readonly agentId: string | undefined
}

const localUrl = 'http://127.0.0.1:8284'

/**
 * Finds the server of Letta: by the settings, else by `~/.letta/.env`, as the Python server does. Undefined if neither
 * has a password.
 */
export function readLetta(
  { lettaUrl, lettaPassword, lettaApiKey, lettaAgentId }: Config,
  file = join(homedir(), '.letta', '.env'),
): Letta | undefined {
  const kept = lettaUrl !== undefined && (lettaPassword ?? lettaApiKey) !== undefined ? {} : readFile(file)
  const password = lettaPassword ?? lettaApiKey ?? kept.LETTA_SERVER_PASSWORD ?? kept.LETTA_API_KEY
  const url = lettaUrl ?? kept.LETTA_SERVER_URL ?? (password === undefined ? undefined : localUrl)
  if (!password || !url) return undefined
  return { url: url.replace(/\/+$/, ''), password, agentId: lettaAgentId ?? kept.LETTA_AGENT_ID }
}

function readFile(file: string): Readonly<Partial<Record<string, string>>> {
  try {
    return parseEnv(readFileSync(file, 'utf8'))
  } catch {
    return {}
  }
}
