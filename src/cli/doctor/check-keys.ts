import { statSync } from 'node:fs'
import type { Config } from '../../config.js'
import { count } from '../../count.js'
import { isLoopback } from '../../server/auth.js'
import { readKeyFile } from '../../server/keys/key-file.js'
import { requireKey } from '../../server/require-key.js'
import { shellWord } from '../shell-word.js'
import type { Check } from './check.js'
import { complaintCheck } from './complaint-check.js'

const about = 'keys'
/** Rights of others than the owner. */
const others = 0o077

/** Whether the server may start at its address with the keys that there are, and whether others can read their file. */
export function checkKeys(config: Config): Check[] {
  try {
    const named = readKeyFile(config.keysFile).length
    const { warning } = requireKey(config, false, named > 0)
    const text = keysInWords(config, named)
    const check: Check =
      warning === undefined
        ? { about, verdict: 'ok', text }
        : { about, verdict: 'warning', text: warning, cure: 'Unset MCP_AUTH_DISABLED, and set MCP_API_KEY.' }
    return [check, ...checkMode(config.keysFile)]
  } catch (error) {
    return [complaintCheck(about, error)]
  }
}

function keysInWords({ apiKeys, host, requireAuth, authDisabled }: Config, named: number): string {
  const keys = count(apiKeys.length + named, 'key')
  if (authDisabled) return `switched off; the server is at ${host}`
  if (apiKeys.length + named === 0) return `none, and none is needed on ${host}`
  return requireAuth || !isLoopback(host)
    ? `${keys}, needed on ${host}`
    : `${keys}; on ${host} none is needed`
}

function checkMode(file: string): Check[] {
  const mode = statSync(file, { throwIfNoEntry: false })?.mode ?? 0
  // Windows has no such rights.
  if (process.platform === 'win32' || (mode & others) === 0) return []
  return [
    {
      about,
      verdict: 'warning',
      text: `${file} is open to other users (${(mode & 0o777).toString(8)})`,
      cure: `chmod 600 ${shellWord(file)}`,
    },
  ]
}
