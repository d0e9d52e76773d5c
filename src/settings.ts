import { availableParallelism } from 'node:os'
import { delimiter } from 'node:path'
import {
  count,
  headerVariables,
  hostNames,
  limitMs,
  list,
  logLevel,
  oneOf,
  origins,
  path,
  paths,
  port,
  seconds,
  secret,
  someSeconds,
  text,
  textUpTo,
  timeoutMs,
  yesNo,
} from './setting-values.js'

/** Where one setting comes from, how its text is read, and its default. */
export interface Setting<T, D> {
  /** Without its dashes. */
  readonly flag?: string
  /** The environment variable. */
  readonly variable?: string
  /** Throws a plain Error that says what is allowed, as in "must be ...". */
  readonly read: (value: string) => T
  readonly default: D
  readonly help: string
  /** Settings that this one overrides if they conflict, whether they come from flags or variables. */
  readonly winsOver?: readonly string[]
  /** An empty variable is a value; otherwise it counts as unset. */
  readonly mayBeEmpty?: boolean
  /** Its flag may be given several times, and this stands between the values; a file has a list of them. */
  readonly separator?: string
  /** Its value is never shown. */
  readonly isSecret?: boolean
  /** The system or a shell sets its variable; no file does. */
  readonly isOfSystem?: boolean
}

/**
 * The table of settings. For one setting, a flag precedes the environment, the environment the files, and these the
 * default; `winsOver` resolves conflicts.
 */
export const settings = {
  host: setting({
    flag: 'host',
    variable: 'MCP_HOST',
    read: text,
    default: '127.0.0.1',
    help: 'Address to listen on.',
  }),
  port: setting({
    flag: 'port',
    variable: 'MCP_PORT',
    read: port,
    default: 8000,
    help: 'Port to listen on; 0 takes a free one.',
  }),
  allowExternal: setting({
    flag: 'allow-external',
    read: yesNo,
    default: false,
    help: 'Listen on every address (0.0.0.0); needs a key.',
    winsOver: ['host'],
  }),
  pluginsDirs: setting({
    flag: 'plugins-dir',
    variable: 'MCP_PLUGINS_DIR',
    read: paths,
    default: undefined,
    help: 'Folder of plugins; may be given several times.',
    separator: delimiter,
  }),
  pluginTimeoutMs: setting({
    flag: 'plugin-timeout',
    variable: 'MCP_PLUGIN_TIMEOUT',
    read: timeoutMs,
    default: undefined,
    help: 'Seconds that a call may take, including its time in the queue; 0 means no limit.',
  }),
  requireAuth: setting({
    flag: 'require-auth',
    read: yesNo,
    default: false,
    help: 'Ask loopback clients for a key too.',
    winsOver: ['authAllowLoopback'],
  }),
  apiKeys: setting({
    variable: 'MCP_API_KEYS',
    read: list,
    default: [],
    help: 'Keys that clients may send, separated by commas.',
    isSecret: true,
  }),
  apiKey: setting({
    variable: 'MCP_API_KEY',
    read: text,
    default: undefined,
    help: 'One key that clients may send, besides those of MCP_API_KEYS.',
    isSecret: true,
  }),
  keysPath: setting({
    flag: 'keys-file',
    variable: 'SMCP_KEYS_FILE',
    read: path,
    default: undefined,
    help: 'File of the keys that smcp keys makes; keys.json beside the key of sessions unless set.',
  }),
  authDisabled: setting({
    variable: 'MCP_AUTH_DISABLED',
    read: yesNo,
    default: false,
    help: 'Switch keys off, on every address.',
    winsOver: ['apiKeys', 'apiKey', 'requireAuth', 'authAllowLoopback'],
  }),
  authAllowLoopback: setting({
    variable: 'MCP_AUTH_ALLOW_LOOPBACK',
    read: yesNo,
    default: true,
    help: 'Let loopback clients in without a key.',
  }),
  allowedHosts: setting({
    variable: 'MCP_ALLOWED_HOSTS',
    read: hostNames,
    default: [],
    help: "Host names, besides the server's own, that a request may be sent to.",
  }),
  allowedOrigins: setting({
    variable: 'MCP_ALLOWED_ORIGINS',
    read: origins,
    default: [],
    help: 'Origins, besides loopback, that a browser page may have.',
  }),
  logLevel: setting({
    flag: 'log-level',
    variable: 'MCP_LOG_LEVEL',
    read: logLevel,
    default: 'info',
    help: 'DEBUG, INFO, WARNING, ERROR or CRITICAL.',
  }),
  logJson: setting({
    variable: 'MCP_LOG_JSON',
    read: yesNo,
    default: false,
    help: 'Write log lines as JSON.',
  }),
  logFile: setting({
    variable: 'MCP_LOG_FILE',
    read: path,
    default: undefined,
    help: 'Log file, relative to MCP_LOG_DIR; mcp.log unless set.',
  }),
  logDir: setting({
    variable: 'MCP_LOG_DIR',
    read: path,
    default: '.',
    help: 'Folder of the log file.',
  }),
  logRotation: setting({
    variable: 'MCP_LOG_ROTATION',
    read: oneOf('size', 'time', 'none'),
    default: 'size',
    help: 'When a new log file is started: size, time or none.',
  }),
  logMaxBytes: setting({
    variable: 'MCP_LOG_MAX_BYTES',
    read: count(1),
    default: 10 * 1024 * 1024,
    help: 'Size at which the log file is rotated.',
  }),
  logBackupCount: setting({
    variable: 'MCP_LOG_BACKUP_COUNT',
    read: count(0),
    default: 5,
    help: 'How many rotated log files are kept.',
  }),
  disableFileLog: setting({
    variable: 'MCP_DISABLE_FILE_LOG',
    read: yesNo,
    default: false,
    help: 'Write no log file.',
    winsOver: ['logFile'],
  }),
  logArguments: setting({
    variable: 'SMCP_LOG_ARGUMENTS',
    read: yesNo,
    default: false,
    help: 'Log the arguments of each call of a tool, without those that are secret.',
  }),
  logStderr: setting({
    variable: 'SMCP_LOG_STDERR',
    read: oneOf('debug', 'info', 'off'),
    default: 'debug',
    help: 'Level at which the log has what programs of calls write to stderr, each line by itself, 100 of a call: debug, info or off.',
  }),
  drainTimeoutMs: setting({
    flag: 'drain-timeout',
    variable: 'SMCP_DRAIN_TIMEOUT',
    read: seconds,
    default: 5000,
    help: 'Seconds that running calls get to finish when the server stops.',
  }),
  concurrency: setting({
    variable: 'SMCP_CONCURRENCY',
    read: count(1),
    default: 4 * availableParallelism(),
    help: 'How many programs of calls run at once; 4 for each core unless set.',
  }),
  pluginConcurrency: setting({
    variable: 'SMCP_PLUGIN_CONCURRENCY',
    read: count(1),
    default: undefined,
    help: 'How many programs of one plugin run at once, unless its smcp.json says so; three quarters of all unless set, so that a slow plugin leaves places to others.',
  }),
  queueMax: setting({
    variable: 'SMCP_QUEUE_MAX',
    read: count(0),
    default: 256,
    help: 'How many calls may wait for a place.',
  }),
  warm: setting({
    variable: 'SMCP_WARM',
    read: oneOf('on', 'off'),
    default: 'on',
    help: 'Whether a program that is called again is run by a process that is kept for it, where that is known to change nothing: on, a fork of one that has made the imports of a Python program, and for a program of Node one that has started; off. Only on Linux.',
  }),
  spawnHelper: setting({
    variable: 'SMCP_SPAWN_HELPER',
    read: oneOf('auto', 'off'),
    default: 'auto',
    help: 'Whether a server starts programs by a small process, so that its own need not stop for that: auto, on Linux with Python 3.9 or later; off.',
  }),
  sandbox: setting({
    flag: 'sandbox',
    variable: 'SMCP_SANDBOX',
    read: oneOf('none', 'network', 'strict'),
    default: 'none',
    help: 'Sandbox in which all calls run, by bubblewrap: network, with the network of the server; strict, without one; none, unless the smcp.json of a plugin demands one. Only on Linux.',
  }),
  sandboxPaths: setting({
    flag: 'sandbox-paths',
    variable: 'SMCP_SANDBOX_PATHS',
    read: paths,
    default: [],
    help: 'Folders, separated as in PATH, of which plugins may have in that sandbox what their smcp.json names; else only of their own.',
    separator: delimiter,
  }),
  outputBytesMax: setting({
    variable: 'SMCP_OUTPUT_BYTES_MAX',
    read: count(1),
    default: 8 * 1024 * 1024,
    help: 'Bytes of output beyond which a program is stopped.',
  }),
  cpuMsMax: setting({
    variable: 'SMCP_CPU_SECONDS_MAX',
    read: someSeconds,
    default: undefined,
    help: 'Seconds of CPU time that a call may use, with all that it starts; only on Linux.',
  }),
  memoryBytesMax: setting({
    variable: 'SMCP_MEMORY_BYTES_MAX',
    read: count(1),
    default: undefined,
    help: 'Bytes of memory that a call may use, with all that it starts; only on Linux.',
  }),
  processesMax: setting({
    variable: 'SMCP_PROCESSES_MAX',
    read: count(1),
    default: undefined,
    help: 'How many processes a call may have; only on Linux.',
  }),
  headerVariables: setting({
    flag: 'header-variable',
    variable: 'SMCP_HEADER_VARIABLES',
    read: headerVariables,
    default: [],
    help: 'Variables that programs get from headers of the request, as X-Github-Token=GITHUB_TOKEN, separated by commas; may be given several times.',
    separator: ',',
  }),
  redact: setting({
    variable: 'SMCP_REDACT',
    read: yesNo,
    default: true,
    help: 'Show the name in place of the value of a secret that a program prints: of a variable such as GITHUB_TOKEN or a parameter that is secret.',
  }),
  resultBytesMax: setting({
    variable: 'SMCP_RESULT_BYTES_MAX',
    read: count(1),
    default: 1024 * 1024,
    help: 'Bytes of text that one result carries; the middle of a longer one is cut.',
  }),
  sessionsMax: setting({
    variable: 'SMCP_SESSIONS_MAX',
    read: count(1),
    default: 4096,
    help: 'How many sessions may be open.',
  }),
  sessionsPerKeyMax: setting({
    variable: 'SMCP_SESSIONS_PER_KEY_MAX',
    read: count(1),
    default: undefined,
    help: 'How many sessions one key may have, and all callers without a key together; half of them unless set, all if no key is set.',
  }),
  sessionIdleMs: setting({
    variable: 'SMCP_SESSION_IDLE_TIMEOUT',
    read: limitMs,
    default: 30 * 60 * 1000,
    help: 'Seconds after which an unused session on /mcp is closed; 0 means never.',
  }),
  resumeTimeoutMs: setting({
    variable: 'SMCP_RESUME_TIMEOUT',
    read: seconds,
    default: 30 * 1000,
    help: 'Seconds for which a call goes on whose stream on /mcp was lost, for its client to come back for it; 0 ends it at once.',
  }),
  sessionMaxAgeMs: setting({
    variable: 'SMCP_SESSION_MAX_AGE',
    read: seconds,
    default: 7 * 24 * 60 * 60 * 1000,
    help: 'Seconds for which a session on /mcp can be resumed after a restart of the server, or after it was closed unused; 0 means never.',
  }),
  sessionKey: setting({
    variable: 'SMCP_SESSION_KEY',
    read: secret,
    default: undefined,
    help: 'Key that signs the ids of these sessions, at least 32 characters; several servers can share it; made at the first start unless set.',
    isSecret: true,
  }),
  bodyBytesMax: setting({
    variable: 'SMCP_BODY_BYTES_MAX',
    read: count(1),
    default: 4 * 1024 * 1024,
    help: 'Bytes that one HTTP request may have.',
  }),
  heartbeatMs: setting({
    variable: 'SMCP_HEARTBEAT',
    read: limitMs,
    default: 5000,
    help: 'Seconds between two progress notifications for a call that is still in progress; 0 means none.',
  }),
  jobAfterMs: setting({
    variable: 'SMCP_JOB_AFTER',
    read: limitMs,
    default: 45_000,
    help: 'Seconds after which a call of a command that declares itself a job is answered with its id, and goes on; 0 means never.',
  }),
  tasksConcurrency: setting({
    variable: 'SMCP_TASKS_CONCURRENCY',
    read: count(1),
    default: 2 * availableParallelism(),
    help: 'How many programs of tasks and jobs run at once, beside those of other calls; 2 for each core unless set.',
  }),
  tasksMax: setting({
    variable: 'SMCP_TASKS_MAX',
    read: count(1),
    default: 1000,
    help: 'How many tasks and jobs may run or have their results kept.',
  }),
  tasksPerKeyMax: setting({
    variable: 'SMCP_TASKS_PER_KEY_MAX',
    read: count(1),
    default: undefined,
    help: 'How many of them one key may have, and all callers without a key together; half of them unless set, all if no key is set.',
  }),
  taskTtlMs: setting({
    variable: 'SMCP_TASK_TTL',
    read: someSeconds,
    default: 60 * 60 * 1000,
    help: 'Seconds for which the result of a task or job is kept, and its question waits for an answer.',
  }),
  listWaitMs: setting({
    variable: 'SMCP_LIST_TIMEOUT',
    read: limitMs,
    default: 10_000,
    help: 'Seconds, from the start of the server, that a list waits for plugins that are still being described; 0 means no limit.',
  }),
  describeBudgetMs: setting({
    variable: 'SMCP_DESCRIBE_BUDGET',
    read: limitMs,
    default: 8000,
    help: 'Seconds after which a plugin is listed though not all its commands have been asked for their helps; those take args, and the rest follows in the background. 0 means no limit.',
  }),
  unreadBytesMax: setting({
    variable: 'SMCP_UNREAD_BYTES_MAX',
    read: count(1),
    default: 64 * 1024 * 1024,
    help: 'Bytes of a stream that its client may leave unread; a message beyond that closes the stream, and ends a server on stdio.',
  }),
  include: setting({
    flag: 'include',
    variable: 'SMCP_INCLUDE',
    read: list,
    default: [],
    help: 'Globs of tool names, separated by commas; only these are served.',
  }),
  exclude: setting({
    flag: 'exclude',
    variable: 'SMCP_EXCLUDE',
    read: list,
    default: [],
    help: 'Globs of tool names, separated by commas, that are not served.',
    winsOver: ['include'],
  }),
  profilesPath: setting({
    variable: 'SMCP_PROFILES',
    read: path,
    default: undefined,
    help: 'File of profiles, or folder of such files: which tools are attached where a caller starts.',
  }),
  attachProfile: setting({
    variable: 'SMCP_ATTACH_PROFILE',
    read: text,
    default: undefined,
    help: 'Profile with which every caller starts; else the default_profile of the files, or full, which has all tools.',
  }),
  adminPrefix: setting({
    variable: 'SMCP_ADMIN_PREFIX',
    read: text,
    default: undefined,
    help: 'Makes the profile admin, of the tools whose names begin with this.',
  }),
  governor: setting({
    variable: 'SMCP_GOVERNOR',
    read: oneOf('always', 'auto', 'never'),
    default: 'auto',
    help: 'When the tool sanctum__tools is listed, by which a caller attaches and detaches tools: always; auto, if a profile is set or an agent is named; never.',
  }),
  instructions: setting({
    flag: 'instructions',
    variable: 'SMCP_INSTRUCTIONS',
    read: textUpTo(4096),
    default: undefined,
    mayBeEmpty: true,
    help: 'What models are told about the server, at most 4096 characters; a paragraph made from the plugins unless set, nothing if empty.',
  }),
  toolNameMax: setting({
    flag: 'tool-name-max',
    variable: 'SMCP_TOOL_NAME_MAX',
    read: count(16, 64),
    default: 64,
    help: 'Characters that the name of a tool may have; Letta takes 48. A longer name is shortened and ends in a hash.',
  }),
  groupOptions: setting({
    flag: 'group-options',
    variable: 'SMCP_GROUP_OPTIONS',
    read: oneOf('auto', 'all', 'none'),
    default: 'auto',
    help: 'Whether a tool shows the options of the groups above its command: auto, if there are at most 20; all; none.',
  }),
  noCache: setting({
    flag: 'no-cache',
    variable: 'SMCP_NO_CACHE',
    read: yesNo,
    default: false,
    help: 'Ask every program again, whatever is known about it.',
  }),
  askSandbox: setting({
    variable: 'SMCP_ASK_SANDBOX',
    read: oneOf('auto', 'never'),
    default: 'auto',
    help: 'Whether programs are asked in a sandbox: auto, in bubblewrap if it works; never.',
  }),
  watch: setting({
    variable: 'SMCP_WATCH',
    read: oneOf('auto', 'poll', 'never'),
    default: 'auto',
    help: 'How plugins are watched: auto, by the system; poll, for network folders; never.',
  }),
  cacheHome: setting({
    variable: 'XDG_CACHE_HOME',
    read: text,
    default: undefined,
    help: 'Folder of caches, ~/.cache unless set; descriptions are kept in smcp/ there.',
    isOfSystem: true,
  }),
  stateHome: setting({
    variable: 'XDG_STATE_HOME',
    read: text,
    default: undefined,
    help: 'Folder of data kept between starts, ~/.local/state unless set; the key of sessions is kept in smcp/ there.',
    isOfSystem: true,
  }),
  lettaUrl: setting({
    variable: 'LETTA_SERVER_URL',
    read: text,
    default: undefined,
    help: 'Server of Letta that has the secrets of agents; with a password alone, http://127.0.0.1:8284.',
  }),
  lettaPassword: setting({
    variable: 'LETTA_SERVER_PASSWORD',
    read: text,
    default: undefined,
    help: 'Password of that server.',
    isSecret: true,
  }),
  lettaApiKey: setting({
    variable: 'LETTA_API_KEY',
    read: text,
    default: undefined,
    help: 'The same, where no password is set.',
    isSecret: true,
  }),
  lettaAgentId: setting({
    variable: 'LETTA_AGENT_ID',
    read: text,
    default: undefined,
    help: 'Agent whose secrets callers get who name none.',
  }),
  python: setting({
    variable: 'SMCP_PYTHON',
    read: path,
    default: undefined,
    help: 'Python that runs plugins without a .venv and without a Python in their first line.',
    winsOver: ['virtualEnv'],
  }),
  virtualEnv: setting({
    variable: 'VIRTUAL_ENV',
    read: text,
    default: undefined,
    help: 'Virtual environment whose Python runs plugins; set by its activate script.',
    isOfSystem: true,
  }),
} as const

export type SettingName = keyof typeof settings

/**
 * The name of a setting in files: that of its flag, or the one that its variable would have; undefined for what no file
 * sets.
 */
export function keyOf(name: SettingName): string | undefined {
  const { flag, variable, isOfSystem = false }: Setting<unknown, unknown> = settings[name]
  if (isOfSystem) return undefined
  return (
    flag ??
    variable
      ?.replace(/^S?MCP_/, '')
      .toLowerCase()
      .replaceAll('_', '-')
  )
}

/** The help of a setting, with the settings that it overrides, each by its flag or else its variable. */
export function helpText(name: SettingName): string {
  const { help, winsOver = [] }: Setting<unknown, unknown> = settings[name]
  if (winsOver.length === 0) return help
  const losers = winsOver.map((loser) => {
    const { flag, variable }: Setting<unknown, unknown> = settings[loser as SettingName]
    return flag === undefined ? (variable ?? loser) : `--${flag}`
  })
  return `${help} Overrides ${losers.join(', ')}.`
}

/** The default of a setting as a person writes it, in the words of the documentation. */
export function defaultText(name: SettingName): string {
  if (name === 'pluginsDirs') return './plugins, else the bundled ones'
  const { default: value }: Setting<unknown, unknown> = settings[name]
  if (value === undefined) return 'unset'
  if (Array.isArray(value)) return value.join(', ') || 'none'
  // Times are written in seconds.
  return name.endsWith('Ms') ? String(Number(value) / 1000) : JSON.stringify(value).replace(/^"(.*)"$/, '$1')
}

/** Gives a row of the table the types of its value and its default. */
function setting<T, const D>(row: Setting<T, D>): Setting<T, D> {
  return row
}
