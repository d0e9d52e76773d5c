import { constants, existsSync, accessSync, readFileSync, statSync } from 'node:fs'
import { availableParallelism, homedir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ConfigError } from './errors.js'
import {
  count,
  hostNames,
  list,
  logLevel,
  oneOf,
  origins,
  paths,
  port,
  seconds,
  text,
  timeoutMs,
  yesNo,
} from './setting-values.js'

/**
 * One table of settings: where each comes from, how its text is read, what it is when nothing is said.
 * This file is the only reader of process.env. Precedence: flag, environment, default.
 */
export const settings = {
  host: setting('host', 'MCP_HOST', text, '127.0.0.1', 'Address to listen on.'),
  port: setting('port', 'MCP_PORT', port, 8000, 'Port to listen on; 0 takes a free one.'),
  allowExternal: setting(
    'allow-external',
    undefined,
    yesNo,
    false,
    'Listen on every address (0.0.0.0); needs a key.',
  ),
  pluginsDirs: setting(
    'plugins-dir',
    'MCP_PLUGINS_DIR',
    paths,
    undefined,
    'Folder of plugins; may be given again.',
  ),
  pluginTimeoutMs: setting(
    'plugin-timeout',
    'MCP_PLUGIN_TIMEOUT',
    timeoutMs,
    undefined,
    'Seconds that a call may take; 0 means no limit.',
  ),
  requireAuth: setting('require-auth', undefined, yesNo, false, 'Ask loopback clients for a key too.'),
  apiKeys: setting(undefined, 'MCP_API_KEYS', list, [], 'Keys that clients may send, separated by commas.'),
  apiKey: setting(undefined, 'MCP_API_KEY', text, undefined, 'One key that clients may send.'),
  authDisabled: setting(undefined, 'MCP_AUTH_DISABLED', yesNo, false, 'Switch keys off, on every address.'),
  authAllowLoopback: setting(
    undefined,
    'MCP_AUTH_ALLOW_LOOPBACK',
    yesNo,
    true,
    'Let loopback clients in without a key.',
  ),
  allowedHosts: setting(
    undefined,
    'MCP_ALLOWED_HOSTS',
    hostNames,
    [],
    'Host names, beside the own ones, that a request may be sent to.',
  ),
  allowedOrigins: setting(
    undefined,
    'MCP_ALLOWED_ORIGINS',
    origins,
    [],
    'Origins, beside loopback, that a browser page may have.',
  ),
  logLevel: setting(
    'log-level',
    'MCP_LOG_LEVEL',
    logLevel,
    'info',
    'DEBUG, INFO, WARNING, ERROR or CRITICAL.',
  ),
  logJson: setting(undefined, 'MCP_LOG_JSON', yesNo, false, 'Write log lines as JSON.'),
  logFile: setting(
    undefined,
    'MCP_LOG_FILE',
    text,
    undefined,
    'Log file, relative to MCP_LOG_DIR; mcp.log unless set.',
  ),
  logDir: setting(undefined, 'MCP_LOG_DIR', text, '.', 'Folder of the log file.'),
  logRotation: setting(
    undefined,
    'MCP_LOG_ROTATION',
    oneOf('size', 'time', 'none'),
    'size',
    'When a new log file begins: size, time or none.',
  ),
  logMaxBytes: setting(
    undefined,
    'MCP_LOG_MAX_BYTES',
    count(1),
    10 * 1024 * 1024,
    'Size at which the log file is rotated.',
  ),
  logBackupCount: setting(
    undefined,
    'MCP_LOG_BACKUP_COUNT',
    count(0),
    5,
    'How many rotated log files are kept.',
  ),
  disableFileLog: setting(undefined, 'MCP_DISABLE_FILE_LOG', yesNo, false, 'Write no log file.'),
  drainTimeoutMs: setting(
    'drain-timeout',
    'SMCP_DRAIN_TIMEOUT',
    seconds,
    5000,
    'Seconds that running calls get to finish when the server stops.',
  ),
  concurrency: setting(
    undefined,
    'SMCP_CONCURRENCY',
    count(1),
    4 * availableParallelism(),
    'How many programs run at once; 4 for each core unless set.',
  ),
  queueMax: setting(undefined, 'SMCP_QUEUE_MAX', count(0), 256, 'How many calls may wait for a place.'),
  outputBytesMax: setting(
    undefined,
    'SMCP_OUTPUT_BYTES_MAX',
    count(1),
    8 * 1024 * 1024,
    'Bytes of output at which a program is ended.',
  ),
  resultBytesMax: setting(
    undefined,
    'SMCP_RESULT_BYTES_MAX',
    count(1),
    1024 * 1024,
    'Bytes of text that one result carries; the middle of a longer one is cut.',
  ),
  sessionsMax: setting(undefined, 'SMCP_SESSIONS_MAX', count(1), 4096, 'How many sessions may be open.'),
  sessionsPerKeyMax: setting(
    undefined,
    'SMCP_SESSIONS_PER_KEY_MAX',
    count(1),
    undefined,
    'How many of them one key may have, and all callers without a key together; half of them unless set, all where no key is set.',
  ),
  sessionIdleMs: setting(
    undefined,
    'SMCP_SESSION_IDLE_TIMEOUT',
    timeoutMs,
    30 * 60 * 1000,
    'Seconds after which an unused session on /mcp is closed; 0 means never.',
  ),
  bodyBytesMax: setting(
    undefined,
    'SMCP_BODY_BYTES_MAX',
    count(1),
    4 * 1024 * 1024,
    'Bytes that one HTTP request may have.',
  ),
  listWaitMs: setting(
    undefined,
    'SMCP_LIST_TIMEOUT',
    timeoutMs,
    10_000,
    'Seconds, from the start of the server, that a list waits for plugins that are still being described; 0 means no limit.',
  ),
  unreadBytesMax: setting(
    undefined,
    'SMCP_UNREAD_BYTES_MAX',
    count(1),
    16 * 1024 * 1024,
    'Bytes of a stream that its client may leave unread; at the next message above it the stream is closed.',
  ),
  include: setting(
    'include',
    'SMCP_INCLUDE',
    list,
    [],
    'Globs of tool names, separated by commas; only these are served.',
  ),
  exclude: setting(
    'exclude',
    'SMCP_EXCLUDE',
    list,
    [],
    'Globs of tool names, separated by commas, that are not served.',
  ),
  toolNameMax: setting(
    'tool-name-max',
    'SMCP_TOOL_NAME_MAX',
    count(16, 64),
    64,
    'Characters that the name of a tool may have; Letta takes 48. A longer one is shortened, with a hash.',
  ),
  noCache: setting(
    'no-cache',
    'SMCP_NO_CACHE',
    yesNo,
    false,
    'Ask every program again, whatever is known of it.',
  ),
  askSandbox: setting(
    undefined,
    'SMCP_ASK_SANDBOX',
    oneOf('auto', 'never'),
    'auto',
    'Where programs are asked: auto, in bubblewrap where it works, or never.',
  ),
  watch: setting(
    undefined,
    'SMCP_WATCH',
    oneOf('auto', 'poll', 'never'),
    'auto',
    'How plugins are watched: auto, by the system; poll, for network folders; never.',
  ),
  cacheHome: setting(
    undefined,
    'XDG_CACHE_HOME',
    text,
    undefined,
    'Folder of caches, ~/.cache unless set; descriptions are kept in smcp/ there.',
  ),
  python: setting(
    undefined,
    'SMCP_PYTHON',
    text,
    undefined,
    'Python that runs plugins without a .venv of their own.',
  ),
  virtualEnv: setting(
    undefined,
    'VIRTUAL_ENV',
    text,
    undefined,
    'Virtual environment whose Python runs plugins; set by its activate script.',
  ),
} as const

export type SettingName = keyof typeof settings

type Values = {
  readonly [Name in SettingName]:
    ReturnType<(typeof settings)[Name]['read']> | (typeof settings)[Name]['default']
}

/** Every setting with its value, what follows from several of them, and the environment that programs inherit. */
export interface Config extends Omit<Values, 'host' | 'apiKey' | 'apiKeys' | 'pluginsDirs' | 'cacheHome'> {
  readonly host: string
  /** The keys of both variables, without doubles. */
  readonly apiKeys: readonly string[]
  /** Absolute paths, in order of precedence. */
  readonly pluginsDirs: readonly string[]
  /** True where no folder was named and ./plugins does not exist. */
  readonly bundledPlugins: boolean
  /** Where what is learnt of programs is kept. */
  readonly cacheDir: string
  /** The environment of this process. */
  readonly environment: Readonly<Record<string, string>>
  readonly version: string
}

/** What the flags of a command said, by setting: undefined is "not given". */
export type FlagValues = Partial<Record<SettingName, string | boolean | string[] | undefined>>

/**
 * Reads all settings. Throws a ConfigError that names the flag or variable, its value and what is allowed,
 * also where a folder of plugins can't be read. One that MCP_PLUGINS_DIR names need not exist yet.
 */
export function readConfig(flags: FlagValues = {}, environment: NodeJS.ProcessEnv = process.env): Config {
  const values = Object.fromEntries(
    Object.keys(settings).map((name) => [name, readSetting(name as SettingName, flags, environment)]),
  ) as unknown as Values
  const named = values.pluginsDirs
  const bundledPlugins = named === undefined && !existsSync('plugins')
  const pluginsDirs = named ?? [bundledPlugins ? bundledPluginsDir() : 'plugins']
  return {
    ...values,
    host: values.allowExternal ? '0.0.0.0' : values.host,
    apiKeys: [...new Set([...(values.apiKey === undefined ? [] : [values.apiKey]), ...values.apiKeys])],
    // Installers set the variable before they make the folder; who types a flag means one that is there.
    pluginsDirs: pluginsDirs.map((dir) => readableFolder(dir, flags.pluginsDirs === undefined)),
    bundledPlugins,
    cacheDir: join(values.cacheHome ?? join(homedir(), '.cache'), 'smcp'),
    environment: Object.fromEntries(
      Object.entries(environment).filter((pair): pair is [string, string] => pair[1] !== undefined),
    ),
    version: packageVersion(),
  }
}

/** The folder that a new plugin is made in: the first that is named, else ./plugins; it need not exist yet. */
export function newPluginsDir(flags: FlagValues = {}, environment: NodeJS.ProcessEnv = process.env): string {
  const named = readSetting('pluginsDirs', flags, environment) as readonly string[] | undefined
  return named?.[0] ?? 'plugins'
}

/** The first key that a client on this machine sends; it reads nothing else, so that nothing else can be wrong. */
export function clientKey(environment: NodeJS.ProcessEnv = process.env): string | undefined {
  const read = (name: SettingName): unknown => readSetting(name, {}, environment)
  return (read('apiKey') as string | undefined) ?? (read('apiKeys') as readonly string[])[0]
}

/** Where the server of this machine listens, by its settings. Throws a ConfigError that names what is wrong with them. */
export function configuredAddress(environment: NodeJS.ProcessEnv = process.env): {
  host: string
  port: number
} {
  const read = (name: SettingName): unknown => readSetting(name, {}, environment)
  return { host: read('host') as string, port: read('port') as number }
}

/** The environment of this process, for what is no setting. */
export function processEnvironment(): Readonly<NodeJS.ProcessEnv> {
  return process.env
}

interface Setting<T, D> {
  readonly flag: string | undefined
  readonly variable: string | undefined
  /** Throws a plain Error that says what is allowed, as "must be ...". */
  readonly read: (value: string) => T
  readonly default: D
  readonly help: string
}

function setting<T, const D>(
  flag: string | undefined,
  variable: string | undefined,
  read: (value: string) => T,
  fallback: D,
  help: string,
): Setting<T, D> {
  return { flag, variable, read, default: fallback, help }
}

function readSetting(name: SettingName, flags: FlagValues, environment: NodeJS.ProcessEnv): unknown {
  const { flag, variable, read, default: fallback } = settings[name]
  const given = flags[name]
  if (given !== undefined) {
    const value = Array.isArray(given) ? given.join(delimiter) : String(given)
    return checked(`--${flag ?? name}`, value, read)
  }
  // An empty variable is as if unset: that is how service files and compose files switch one off.
  const value = variable === undefined ? undefined : environment[variable]
  return variable === undefined || value === undefined || value.trim() === ''
    ? fallback
    : checked(variable, value.trim(), read)
}

function checked(name: string, value: string, read: (value: string) => unknown): unknown {
  try {
    return read(value)
  } catch (error) {
    throw new ConfigError(`${name} ${(error as Error).message}, got ${JSON.stringify(value)}`)
  }
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
        ? 'Make it, or name another with --plugins-dir or MCP_PLUGINS_DIR.'
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
