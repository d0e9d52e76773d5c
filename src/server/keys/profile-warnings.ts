import type { Profiles } from '../../governor/profiles.js'
import type { NamedKey } from './named-key.js'

/** What to say of each key that names a profile which there is not: its callers start with another one, and may have more. */
export function profileWarnings(keys: readonly NamedKey[], profiles: Profiles): readonly string[] {
  return keys.flatMap(({ name, profile }) =>
    profile === undefined || profiles.has(profile)
      ? []
      : [
          `The key "${name}" starts its callers with ${profiles.firstName}: there is ${profiles.lack(profile)}`,
        ],
  )
}
