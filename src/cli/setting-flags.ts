import { Flags, type Interfaces } from '@oclif/core'
import type { FlagValues } from '../find-setting.js'
import { defaultText, helpText, settings, type Setting, type SettingName } from '../settings.js'

/** oclif flags for these settings. config.ts checks their values, in one place for flags and variables. */
export function settingFlags(...names: SettingName[]): Interfaces.FlagInput {
  return Object.fromEntries(names.map((name) => [settings[name].flag ?? name, settingFlag(name)]))
}

/** Flags of a command that opens plugins: where they are, which tools it shows, and how. */
export const pluginFlags = settingFlags(
  'pluginsDirs',
  'include',
  'exclude',
  'toolNameMax',
  'groupOptions',
  'noCache',
)

/** Flags of all settings that have one. */
export const allSettingFlags = settingFlags(
  ...(Object.keys(settings) as SettingName[]).filter((name) => settings[name].flag !== undefined),
)

/** The values of such flags, by setting. */
export function settingValues(flags: Readonly<Record<string, unknown>>): FlagValues {
  const names = Object.keys(settings) as SettingName[]
  return Object.fromEntries(names.map((name) => [name, flags[settings[name].flag ?? name]]))
}

function settingFlag(name: SettingName): Interfaces.FlagInput[string] {
  const { variable, separator }: Setting<unknown, unknown> = settings[name]
  const help = helpText(name)
  const isSwitch = typeof settings[name].default === 'boolean'
  const notes = [
    ...(isSwitch ? [] : [`default: ${defaultText(name)}`]),
    ...(variable === undefined ? [] : [`env: ${variable}`]),
  ]
  const description = notes.length === 0 ? help : `${help} [${notes.join(', ')}]`
  if (separator !== undefined) return Flags.string({ description, multiple: true, multipleNonGreedy: true })
  return isSwitch ? Flags.boolean({ description }) : Flags.string({ description })
}
