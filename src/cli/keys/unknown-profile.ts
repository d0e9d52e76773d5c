import type { Config } from '../../config.js'
import { readProfiles } from '../../governor/read-profiles.js'

/**
 * What to say where there is no such profile by the settings here; undefined where there is. It is no error: the server
 * may have other settings, or get the profile later. Throws a ConfigError if the profiles can't be read.
 */
export function unknownProfile(
  profile: string,
  config: Pick<Config, 'profilesPath' | 'attachProfile' | 'adminPrefix'>,
): string | undefined {
  const profiles = readProfiles(config.profilesPath, config)
  if (profiles.has(profile)) return undefined
  return `Warning: By the settings here there is ${profiles.lack(profile)}. A server without it starts the callers of this key with ${profiles.firstName}.`
}
