import { join } from 'node:path'
import type { Job, JobIo } from './job.js'
import type { Launch } from './launch.js'
import { base, libraryPaths } from '../variable-names.js'
import { runIdVariable } from './find-strays.js'

/** Variables that a program gets in addition to what it inherits; the Python server sets the first two. */
const added = {
  PYTHONUNBUFFERED: '1',
  PYTHONIOENCODING: 'utf-8',
  PYTHONUTF8: '1',
} as const

/** Secrets that smcp holds or fetches: no program ever sees them. */
const ownKeys = new Set([
  'MCP_API_KEY',
  'MCP_API_KEYS',
  'SMCP_SESSION_KEY',
  'LETTA_API_KEY',
  'LETTA_SERVER_PASSWORD',
])

/** What the environments of called programs are made of. */
export interface ProgramEnvironment {
  /** The variables of the server: a plugin that declares nothing gets all of them. */
  readonly inherited: Readonly<Record<string, string>>
  /** Variables that a plugin gets only as `${VAR}` in a value that it declares: those of `.env`. */
  readonly named?: Readonly<Record<string, string>>
}

/** The environment of called programs: the server's own and `.env`, without smcp's keys. */
export function programEnvironment(
  server: Readonly<Record<string, string>>,
  dotEnv: Readonly<Record<string, string>> = {},
): ProgramEnvironment {
  return {
    inherited: { ...withoutOwnKeys(server), ...added, SMCP_CONTRACT: '2' },
    named: withoutOwnKeys(dotEnv),
  }
}

function withoutOwnKeys(variables: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(variables).filter(([name]) => !isOwnKey(name)))
}

/** Whether no program gets this variable, whatever it declares. */
export function isOwnKey(name: string): boolean {
  return ownKeys.has(name.toUpperCase())
}

/**
 * The part of that environment that a plugin with a declared `env` gets: a small base, the variables that it
 * names, and its own values with `${VAR}` replaced. A variable that is not set is left out; inside a value it is empty.
 */
function declaredEnvironment(
  { inherited: all, named = {} }: ProgramEnvironment,
  declared: Launch['env'],
): Readonly<Record<string, string>> {
  if (declared === undefined) return all
  const valueOf = (variable: string): string | undefined => own(all, variable) ?? own(named, variable)
  const values = Array.isArray(declared)
    ? (declared as readonly string[]).map((name) => [name, own(all, name)] as const)
    : Object.entries(declared as Readonly<Record<string, string>>).map(
        ([name, value]) =>
          [name, value.replaceAll(reference, (_, variable: string) => valueOf(variable) ?? '')] as const,
      )
  const kept = Object.entries(all).filter(
    ([name]) => base.test(name) || name in added || name === 'SMCP_CONTRACT',
  )
  return Object.fromEntries([...kept, ...values.filter(([, value]) => value !== undefined)]) as Record<
    string,
    string
  >
}

/** A variable, not what every object has. */
function own(variables: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(variables, name) ? variables[name] : undefined
}

/** A variable in a declared value. */
const reference = /\$\{(\w+)\}/g

/** The variables of which a plugin's declared values are made; none for one that only lists names. */
export function referencesIn(declared: Launch['env']): readonly string[] {
  if (declared === undefined || Array.isArray(declared)) return []
  const names = Object.values(declared as Readonly<Record<string, string>>).flatMap((value) =>
    [...value.matchAll(reference)].map(([, name = '']) => name),
  )
  return [...new Set(names)]
}

/**
 * The environment of one job: what its plugin declares of the server's variables and of what its caller brings, the job's
 * own variables, and its id.
 */
export function jobEnvironment(
  environment: ProgramEnvironment,
  { id, launch, variables }: Pick<Job, 'id' | 'launch' | 'variables'>,
  { brought }: Pick<JobIo, 'brought'> = {},
): Record<string, string> {
  const there = launch.local.sandbox ? withoutFolders(environment.inherited) : environment.inherited
  const given = { ...environment, inherited: brought ? { ...there, ...brought } : there }
  return { ...declaredEnvironment(given, launch.env), ...variables, [runIdVariable]: id }
}

/** In a sandbox, a program has a /tmp of its own, and none of the folders and sockets of a session. */
function withoutFolders(all: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(all).filter(([name]) => !sessionFolders.test(name)))
}

const sessionFolders = /^(TMPDIR|TMP|TEMP|XDG_RUNTIME_DIR|SSH_AUTH_SOCK|DBUS_SESSION_BUS_ADDRESS)$/

/** Points Python at the packages of `pip install --user`, which are below the real HOME. */
function pythonUserBase({ PYTHONUSERBASE, HOME }: Readonly<Record<string, string>>): Record<string, string> {
  if (PYTHONUSERBASE !== undefined) return { PYTHONUSERBASE }
  return HOME === undefined || process.platform !== 'linux' ? {} : { PYTHONUSERBASE: join(HOME, '.local') }
}

/** macOS has no C.UTF-8. */
const english = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8'
const language = /^(LANG|LC_\w+)$/i

/**
 * The environment of a program that is only asked what it can do: no secrets, a private HOME and TMPDIR, wide
 * plain text in English and without a pager, and SMCP_DESCRIBE=1, which lets an author skip work at import.
 */
export function askingEnvironment(
  server: Readonly<Record<string, string>>,
  privateDir: string,
): Record<string, string> {
  const kept = Object.entries(server).filter(
    ([name]) => (base.test(name) && !language.test(name)) || libraryPaths.test(name),
  )
  return {
    ...Object.fromEntries(kept),
    ...pythonUserBase(server),
    ...added,
    PYTHONDONTWRITEBYTECODE: '1',
    HOME: privateDir,
    TMPDIR: privateDir,
    COLUMNS: '200',
    NO_COLOR: '1',
    TERM: 'dumb',
    LANG: english,
    LC_ALL: english,
    PAGER: 'cat',
    MANPAGER: 'cat',
    SMCP_DESCRIBE: '1',
  }
}
