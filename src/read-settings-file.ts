import { createRequire } from 'node:module'
import { extname } from 'node:path'
import type * as Yaml from 'yaml'
import { ConfigError, messageOf } from './errors.js'
import { isObject } from './is-object.js'
import { nearestName } from './nearest-name.js'
import { keyOf, settings, type Setting, type SettingName } from './settings.js'

/** The settings of one file, as the texts that variables would have. */
export interface SettingsFile {
  readonly path: string
  readonly values: ReadonlyMap<SettingName, string>
}

/**
 * Reads a file of settings, JSON or YAML by its ending. Throws a ConfigError with what is wrong, of the first key that is:
 * their values are checked as those of variables are.
 */
export function readSettingsFile(path: string, text: string): SettingsFile {
  const content = extname(path) === '.json' ? parseJson(path, text) : parseYaml(path, text)
  if (content === null || content === undefined) return { path, values: new Map() }
  if (!isObject(content))
    throw new ConfigError(`${path} must hold settings by their names, as in "port: 9000"`)
  const entries = Object.entries(content).flatMap(([key, value]) => {
    const name = nameOf(key, path)
    return value === null ? [] : [[name, textOf(value, name, `${path}: ${key}`)] as const]
  })
  return { path, values: new Map(entries) }
}

function parseJson(path: string, text: string): unknown {
  try {
    return text.trim() === '' ? undefined : JSON.parse(text)
  } catch (error) {
    // Node shows what is around it, which may be a secret.
    const why = messageOf(error).replace(/, (\.\.\.)?".*$/s, '')
    throw new ConfigError(`${path} is no JSON: ${why}`, { cause: error })
  }
}

/** Only who has such a file waits for its reader. */
function parseYaml(path: string, text: string): unknown {
  const yaml = createRequire(import.meta.url)('yaml') as typeof Yaml
  try {
    return yaml.parse(text, { logLevel: 'error' })
  } catch (error) {
    // The lines after the first show what is there, which may be a secret.
    const [why = ''] = messageOf(error).split('\n')
    throw new ConfigError(`${path} is no YAML: ${why.replace(/:$/, '')}`, { cause: error })
  }
}

function nameOf(key: string, path: string): SettingName {
  const names = Object.keys(settings) as SettingName[]
  const name = names.find((one) => keyOf(one) === key)
  if (name !== undefined) return name
  const keys = names.flatMap((one) => keyOf(one) ?? [])
  const near = keyOfVariable(key) ?? nearestName(key, keys)
  const advice = near === undefined ? '"smcp config" names them all' : `did you mean ${near}?`
  throw new ConfigError(`${path}: there is no setting ${JSON.stringify(key)}; ${advice}`)
}

/** The key of a variable that was written as in `.env`. */
function keyOfVariable(variable: string): string | undefined {
  const names = Object.keys(settings) as SettingName[]
  const name = names.find((one) => (settings[one] as Setting<unknown, unknown>).variable === variable)
  return name === undefined ? undefined : keyOf(name)
}

/** A value as its variable would have it. */
function textOf(value: unknown, name: SettingName, key: string): string {
  const { default: fallback, separator }: Setting<unknown, unknown> = settings[name]
  const mayBeList = separator !== undefined || Array.isArray(fallback)
  if (mayBeList && Array.isArray(value) && value.every(isScalar)) return value.join(separator ?? ',')
  if (isScalar(value)) return String(value)
  throw new ConfigError(`${key} must be one value${mayBeList ? ', or a list of them' : ''}`)
}

function isScalar(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value)
}
