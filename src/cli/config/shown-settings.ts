import { UsageError } from '../../errors.js'
import type { FoundSetting } from '../../find-setting.js'
import { nearestName } from '../../nearest-name.js'
import { defaultText, keyOf, settings, type Setting, type SettingName } from '../../settings.js'

/** A setting for people and for programs: nothing in it is secret. */
export interface ShownSetting {
  /** Its name in files. */
  readonly name: string
  /** As it was written, or the default; null where there is none. */
  readonly value: string | null
  readonly origin: FoundSetting['origin']
  readonly variable: string | null
  readonly flag: string | null
}

export function shownSettings(found: Readonly<Record<SettingName, FoundSetting>>): ShownSetting[] {
  return Object.entries(found).map(([name, { text, origin }]) => {
    const setting = name as SettingName
    const { flag, variable, isSecret = false }: Setting<unknown, unknown> = settings[setting]
    const given = text === undefined || !isSecret ? text : '***'
    return {
      name: keyOf(setting) ?? variable ?? name,
      value: given ?? defaultOf(setting),
      origin,
      variable: variable ?? null,
      flag: flag === undefined ? null : `--${flag}`,
    }
  })
}

/** The one that is called so: by its name in files, its variable or its flag. */
export function settingCalled(typed: string, shown: readonly ShownSetting[]): ShownSetting {
  const called = shown.find(({ name, variable, flag }) => [name, variable, flag].includes(typed))
  if (called) return called
  const names = shown.flatMap(({ name, variable }) => [name, ...(variable === null ? [] : [variable])])
  const near = nearestName(typed, names)
  throw new UsageError(
    `There is no setting ${JSON.stringify(typed)}${near === undefined ? '' : `; did you mean ${near}?`}`,
  )
}

function defaultOf(name: SettingName): string | null {
  const text = defaultText(name)
  return text === 'unset' || text === 'none' ? null : text
}
