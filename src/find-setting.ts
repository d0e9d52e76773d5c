import type { ConfigFiles } from './config-files.js'
import { ConfigError } from './errors.js'
import { meantHint, nearestWord } from './nearest-name.js'
import { NotOneOf } from './setting-values.js'
import { keyOf, settings, type Setting, type SettingName } from './settings.js'

/** The values of a command's flags, by setting; undefined: not given. */
export type FlagValues = Partial<Record<SettingName, string | boolean | string[] | undefined>>

/** Where settings are looked for: each precedes the next. */
export interface Sources {
  readonly flags: FlagValues
  readonly environment: Readonly<NodeJS.ProcessEnv>
  readonly files: ConfigFiles
}

/** The value of a setting, and where it was found. */
export interface FoundSetting {
  readonly value: unknown
  /** As it was written; undefined for the default. */
  readonly text?: string
  /** The path of a file, or one of these words. */
  readonly origin: 'flag' | 'environment' | 'default' | (string & {})
}

interface Given {
  readonly text: string
  readonly origin: string
  /** How an error names it. */
  readonly as: string
}

/** How many characters of a wrong value its error shows. */
const shownMax = 200

/** Looks for one setting. Throws a ConfigError that names where its value is, the value and what is allowed. */
export function findSetting(name: SettingName, sources: Sources): FoundSetting {
  const { default: fallback, read, mayBeEmpty = false, isSecret = false }: Row = settings[name]
  // What is empty mostly counts as unset: service files and compose files switch a variable off that way.
  const given = candidates(name, sources).find(
    ({ text, origin }) => origin === 'flag' || text !== '' || mayBeEmpty,
  )
  if (!given) return { value: fallback, origin: 'default' }
  const { text, origin, as } = given
  try {
    return { value: read(text), text, origin }
  } catch (error) {
    const got = isSecret ? '' : `, got ${shown(text)}`
    const near = error instanceof NotOneOf ? nearestWord(text, error.words) : undefined
    throw new ConfigError(`${as} ${(error as Error).message}${got}`, {
      hint: meantHint(near),
    })
  }
}

type Row = Setting<unknown, unknown>

/** What is given for a setting, the one that counts first. */
function candidates(name: SettingName, { flags, environment, files }: Sources): Given[] {
  const { flag = name, variable, separator = ',', isOfSystem = false }: Row = settings[name]
  const typed = flags[name]
  const words = Array.isArray(typed) ? typed.join(separator) : typed
  const found = (text: string | boolean | undefined, origin: string, as: string): Given[] =>
    text === undefined ? [] : [{ text: String(text), origin, as }]
  const ofVariable = (variables: Readonly<NodeJS.ProcessEnv>, origin: string, as: string): Given[] =>
    variable === undefined ? [] : found(variables[variable]?.trim(), origin, `${as}${variable}`)
  return [
    ...found(words, 'flag', `--${flag}`),
    ...ofVariable(environment, 'environment', ''),
    ...(isOfSystem ? [] : ofVariable(files.dotEnv, '.env', '.env: ')),
    ...files.files.flatMap(({ path, values }) =>
      found(values.get(name)?.trim(), path, `${path}: ${keyOf(name) ?? name}`),
    ),
  ]
}

function shown(value: string): string {
  return JSON.stringify(value.length > shownMax ? `${value.slice(0, shownMax)}...` : value)
}
