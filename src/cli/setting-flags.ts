import { Flags, type Interfaces } from '@oclif/core'
import { settings, type FlagValues, type SettingName } from '../config.js'

/** oclif flags for these settings. Their values are checked by config.ts, in one place for flags and variables. */
export function settingFlags(...names: SettingName[]): Interfaces.FlagInput {
  return Object.fromEntries(names.map((name) => [settings[name].flag ?? name, settingFlag(name)]))
}

/** The values of those flags, by setting. */
export function settingValues(flags: Readonly<Record<string, unknown>>): FlagValues {
  const names = Object.keys(settings) as SettingName[]
  return Object.fromEntries(names.map((name) => [name, flags[settings[name].flag ?? name]]))
}

function settingFlag(name: SettingName): Interfaces.FlagInput[string] {
  const { help, variable } = settings[name]
  const description = variable === undefined ? help : `${help} [env: ${variable}]`
  if (name === 'pluginsDirs') return Flags.string({ description, multiple: true, multipleNonGreedy: true })
  return typeof settings[name].default === 'boolean'
    ? Flags.boolean({ description })
    : Flags.string({ description })
}
