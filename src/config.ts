import { constants, existsSync, accessSync, readFileSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readConfigFiles, type ConfigFiles } from './config-files.js'
import { ConfigError } from './errors.js'
import { findSetting, type FlagValues, type FoundSetting, type Sources } from './find-setting.js'
import { settings, type SettingName } from './settings.js'

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
  /** Absolute paths of files with settings and keys, which no program needs; some may not be there. */
  readonly ownFiles: readonly string[]
  /** The environment of this process. */
  readonly environment: Readonly<Record<string, string>>
  /** The variables of `.env`. */
  readonly dotEnv: Readonly<Record<string, string>>
  readonly version: string
}

/**
 * Reads all settings; this file is the only reader of process.env. Throws a ConfigError that names the flag, the variable
 * or the file and its key, the value and what is allowed, or a folder of plugins that can't be read. One that no flag
 * names need not exist yet.
 */
export function readConfig(
  flags: FlagValues = {},
  environment: NodeJS.ProcessEnv = process.env,
  files: ConfigFiles = readConfigFiles(environment),
): Config {
  const found = findSettings(flags, environment, files)
  const values = Object.fromEntries(
    Object.entries(found).map(([name, { value }]) => [name, value]),
  ) as unknown as Values
  const named = values.pluginsDirs
  const bundledPlugins = named === undefined && !existsSync('plugins')
  const pluginsDirs = named ?? [bundledPlugins ? bundledPluginsDir() : 'plugins']
  const stateDir = join(values.stateHome ?? join(homedir(), '.local', 'state'), 'smcp')
  const keysFile = values.keysPath ?? join(stateDir, 'keys.json')
  return {
    ...values,
    host: values.allowExternal ? '0.0.0.0' : values.host,
    apiKeys: [...new Set([...(values.apiKey === undefined ? [] : [values.apiKey]), ...values.apiKeys])],
    // Installers set the variable before they create the folder; a flag is typed for a folder that exists.
    pluginsDirs: pluginsDirs.map((dir) => readableFolder(dir, flags.pluginsDirs === undefined)),
    bundledPlugins,
    sandboxPaths: values.sandboxPaths.map((path) => resolve(path)),
    cacheDir: join(values.cacheHome ?? join(homedir(), '.cache'), 'smcp'),
    stateDir,
    keysFile: resolve(keysFile),
    ownFiles: ['.env', ...files.files.map(({ path }) => path), keysFile].map((path) => resolve(path)),
    environment: setVariables(environment),
    dotEnv: files.dotEnv,
    version: packageVersion(),
  }
}

/** All settings by their names, each with where it was found. Throws a ConfigError for one that is wrong. */
export function findSettings(
  flags: FlagValues = {},
  environment: NodeJS.ProcessEnv = process.env,
  files: ConfigFiles = readConfigFiles(environment),
): Readonly<Record<SettingName, FoundSetting>> {
  const sources = { flags, environment, files }
  return Object.fromEntries(
    Object.keys(settings).map((name) => [name, findSetting(name as SettingName, sources)]),
  ) as Record<SettingName, FoundSetting>
}

/** The folder in which a new plugin is created: the first one named, else ./plugins; it need not exist yet. */
export function newPluginsDir(flags: FlagValues = {}): string {
  const named = findSetting('pluginsDirs', sourcesHere(flags)).value as readonly string[] | undefined
  return named?.[0] ?? 'plugins'
}

/** The key that a client on this machine sends. Checks no other setting, so that no other can be wrong. */
export function clientKey(): string | undefined {
  const sources = sourcesHere()
  const keys = findSetting('apiKeys', sources).value as readonly string[]
  return (findSetting('apiKey', sources).value as string | undefined) ?? keys[0]
}

/** The time that a call may take; undefined: any. Checks no other setting. */
export function callTimeoutMs(flags: FlagValues): number | undefined {
  return findSetting('pluginTimeoutMs', sourcesHere(flags)).value as number | undefined
}

/** The address on which this machine's server listens, by its settings. Throws a ConfigError if one is wrong. */
export function configuredAddress(): { host: string; port: number } {
  const sources = sourcesHere()
  const read = (name: SettingName): unknown => findSetting(name, sources).value
  return { host: read('host') as string, port: read('port') as number }
}

function sourcesHere(flags: FlagValues = {}): Sources {
  return { flags, environment: process.env, files: readConfigFiles(process.env) }
}

/** The variables that are set: the type of Node's environment says of each that it may not be. */
export function setVariables(environment: NodeJS.ProcessEnv): Record<string, string> {
  const all = Object.entries(environment)
  return Object.fromEntries(all.filter((pair): pair is [string, string] => pair[1] !== undefined))
}

/** The environment of this process, for variables that are not settings. */
export function processEnvironment(): Readonly<NodeJS.ProcessEnv> {
  return process.env
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

/** The folder of the plugins that come with smcp. */
export function bundledPluginsDir(): string {
  return fileURLToPath(new URL('../plugins', import.meta.url))
}

function packageVersion(): string {
  const file = new URL('../package.json', import.meta.url)
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version
}
