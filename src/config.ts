import { constants, existsSync, accessSync, readFileSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ConfigError } from './errors.js'
import { settings, type Setting, type SettingName } from './settings.js'

/** How many characters of a wrong value its error shows. */
const shownMax = 200

type Values = {
  readonly [Name in SettingName]:
    ReturnType<(typeof settings)[Name]['read']> | (typeof settings)[Name]['default']
}

/** The value of every setting, what follows from several of them, and the environment that programs inherit. */
export interface Config extends Omit<
  Values,
  'host' | 'apiKey' | 'apiKeys' | 'pluginsDirs' | 'cacheHome' | 'stateHome'
> {
  readonly host: string
  /** The keys of both variables, without duplicates. */
  readonly apiKeys: readonly string[]
  /** Absolute paths, in order of precedence. */
  readonly pluginsDirs: readonly string[]
  /** True if no folder was named and ./plugins does not exist. */
  readonly bundledPlugins: boolean
  /** The folder for what is learnt about programs. */
  readonly cacheDir: string
  /** The folder for what must outlive a process. */
  readonly stateDir: string
  /** The file of the keys that have names; it need not be there. */
  readonly keysFile: string
  /** The environment of this process. */
  readonly environment: Readonly<Record<string, string>>
  readonly version: string
}

/** The values of a command's flags, by setting; undefined: not given. */
export type FlagValues = Partial<Record<SettingName, string | boolean | string[] | undefined>>

/**
 * Reads all settings; this file is the only reader of process.env. Throws a ConfigError that names the flag or variable,
 * its value and what is allowed, or a folder of plugins that can't be read. One in MCP_PLUGINS_DIR need not exist yet.
 */
export function readConfig(flags: FlagValues = {}, environment: NodeJS.ProcessEnv = process.env): Config {
  const values = Object.fromEntries(
    Object.keys(settings).map((name) => [name, readSetting(name as SettingName, flags, environment)]),
  ) as unknown as Values
  const named = values.pluginsDirs
  const bundledPlugins = named === undefined && !existsSync('plugins')
  const pluginsDirs = named ?? [bundledPlugins ? bundledPluginsDir() : 'plugins']
  const stateDir = join(values.stateHome ?? join(homedir(), '.local', 'state'), 'smcp')
  return {
    ...values,
    host: values.allowExternal ? '0.0.0.0' : values.host,
    apiKeys: [...new Set([...(values.apiKey === undefined ? [] : [values.apiKey]), ...values.apiKeys])],
    // Installers set the variable before they create the folder; a flag is typed for a folder that exists.
    pluginsDirs: pluginsDirs.map((dir) => readableFolder(dir, flags.pluginsDirs === undefined)),
    bundledPlugins,
    cacheDir: join(values.cacheHome ?? join(homedir(), '.cache'), 'smcp'),
    stateDir,
    keysFile: resolve(values.keysPath ?? join(stateDir, 'keys.json')),
    environment: Object.fromEntries(
      Object.entries(environment).filter((pair): pair is [string, string] => pair[1] !== undefined),
    ),
    version: packageVersion(),
  }
}

/** The folder in which a new plugin is created: the first one named, else ./plugins; it need not exist yet. */
export function newPluginsDir(flags: FlagValues = {}, environment: NodeJS.ProcessEnv = process.env): string {
  const named = readSetting('pluginsDirs', flags, environment) as readonly string[] | undefined
  return named?.[0] ?? 'plugins'
}

/** The key that a client on this machine sends. Reads no other setting, so that no other can be wrong. */
export function clientKey(environment: NodeJS.ProcessEnv = process.env): string | undefined {
  const read = (name: SettingName): unknown => readSetting(name, {}, environment)
  return (read('apiKey') as string | undefined) ?? (read('apiKeys') as readonly string[])[0]
}

/** The address on which this machine's server listens, by its settings. Throws a ConfigError if one is wrong. */
export function configuredAddress(environment: NodeJS.ProcessEnv = process.env): {
  host: string
  port: number
} {
  const read = (name: SettingName): unknown => readSetting(name, {}, environment)
  return { host: read('host') as string, port: read('port') as number }
}

/** The environment of this process, for variables that are not settings. */
export function processEnvironment(): Readonly<NodeJS.ProcessEnv> {
  return process.env
}

function readSetting(name: SettingName, flags: FlagValues, environment: NodeJS.ProcessEnv): unknown {
  const {
    flag,
    variable,
    read,
    default: fallback,
    mayBeEmpty = false,
    isSecret = false,
  }: Setting<unknown, unknown> = settings[name]
  const given = flags[name]
  if (given !== undefined) {
    const value = Array.isArray(given) ? given.join(delimiter) : String(given)
    return checked(`--${flag ?? name}`, value, read, isSecret)
  }
  // An empty variable mostly counts as unset: service files and compose files switch one off that way.
  const value = variable === undefined ? undefined : environment[variable]?.trim()
  return variable === undefined || value === undefined || (value === '' && !mayBeEmpty)
    ? fallback
    : checked(variable, value, read, isSecret)
}

function checked(name: string, value: string, read: (value: string) => unknown, isSecret: boolean): unknown {
  try {
    return read(value)
  } catch (error) {
    const got = isSecret ? '' : `, got ${shown(value)}`
    throw new ConfigError(`${name} ${(error as Error).message}${got}`)
  }
}

function shown(value: string): string {
  return JSON.stringify(value.length > shownMax ? `${value.slice(0, shownMax)}...` : value)
}

function readableFolder(dir: string, mayBeMissing: boolean): string {
  const path = resolve(dir)
  try {
    if (!statSync(path).isDirectory())
      throw new ConfigError(`The plugins folder ${path} is not a folder`, {
        hint: 'Name a folder with --plugins-dir or MCP_PLUGINS_DIR.',
      })
    accessSync(path, constants.R_OK | constants.X_OK)
  } catch (error) {
    if (error instanceof ConfigError) throw error
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT'
    if (missing && mayBeMissing) return path
    throw new ConfigError(`The plugins folder ${path} ${missing ? 'does not exist' : 'cannot be read'}`, {
      hint: missing
        ? 'Create it, or name another with --plugins-dir or MCP_PLUGINS_DIR.'
        : 'Check its permissions.',
      cause: error,
    })
  }
  return path
}

function bundledPluginsDir(): string {
  return fileURLToPath(new URL('../plugins', import.meta.url))
}

function packageVersion(): string {
  const file = new URL('../package.json', import.meta.url)
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version
}
