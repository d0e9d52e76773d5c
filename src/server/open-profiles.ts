import type { Config } from '../config.js'
import type { Profiles } from '../governor/profiles.js'
import { readProfiles } from '../governor/read-profiles.js'
import type { Logger } from '../logging.js'

/** Reads the profiles that the settings name, and logs what is odd about them. Throws a ConfigError if one is wrong. */
export function openProfiles(config: Config, logger: Logger): Profiles {
  const profiles = readProfiles(config.profilesPath, config)
  for (const warning of profiles.warnings) logger.warn(warning)
  return profiles
}
