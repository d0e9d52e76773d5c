import { statSync } from 'node:fs'
import type { Config } from '../../config.js'
import { count } from '../../count.js'
import { readProfiles } from '../../governor/read-profiles.js'
import { isLoopback } from '../../server/auth.js'
import { readKeyFile } from '../../server/keys/key-file.js'
import type { NamedKey } from '../../server/keys/named-key.js'
import { profileWarnings } from '../../server/keys/profile-warnings.js'
import { requireKey } from '../../server/require-key.js'
import { shellWord } from '../shell-word.js'
import type { Check } from './check.js'
import { complaintCheck } from './complaint-check.js'

const about = 'keys'
/** Rights of others than the owner. */
const others = 0o077

/** Whether the server may start at its address with the keys that there are, whether others can read their file, and whether their profiles are there. */
export function checkKeys(config: Config): Check[] {
  try {
    const named = readKeyFile(config.keysFile)
    const { warning } = requireKey(config, false, named.length > 0)
    const text = keysInWords(config, named.length)
    const check: Check =
      warning === undefined
        ? { about, verdict: 'ok', text }
        : { about, verdict: 'warning', text: warning, cure: 'Unset MCP_AUTH_DISABLED, and set MCP_API_KEY.' }
    return [check, ...checkMode(config.keysFile), ...checkProfiles(config, named)]
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

function checkProfiles(config: Config, named: readonly NamedKey[]): Check[] {
  return profileWarnings(named, readProfiles(config.profilesPath, config)).map((text) => ({
    about,
    verdict: 'warning',
    text,
    cure: 'Name a file with that profile in SMCP_PROFILES, or make the key anew by "smcp keys add".',
  }))
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
