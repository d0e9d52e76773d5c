import type { Config } from '../../config.js'
import { keyOf, settings, type Setting, type SettingName } from '../../settings.js'

/** Things of smcp's own that have names: clients to connect, settings, profiles of tools. */
export type NamedKind = 'client' | 'setting' | 'profile'

/** What tells which profiles there are. */
export type ProfileSettings = Pick<Config, 'profilesPath' | 'attachProfile' | 'adminPrefix'>

/** The names of each kind; what knows them takes its time to load. */
export const namesOf: Readonly<
  Record<NamedKind, (config: () => ProfileSettings) => Promise<readonly string[]>>
> = {
  client: async () => (await import('../connect/find-client.js')).clientNames,
  setting: () => Promise.resolve(settingNames()),
  profile: async (config) => {
    const { readProfiles } = await import('../../governor/read-profiles.js')
    return readProfiles(config().profilesPath, config()).names
  },
}

/** As files have them, or their variables where files can't set them. */
function settingNames(): string[] {
  return (Object.keys(settings) as SettingName[]).flatMap(
    (name) => keyOf(name) ?? (settings[name] as Setting<unknown, unknown>).variable ?? [],
  )
}
