import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { ConfigError, messageOf } from './errors.js'
import { nearestName } from './nearest-name.js'
import { readSettingsFile, type SettingsFile } from './read-settings-file.js'
import { settings, type Setting } from './settings.js'

/** What the files of the working folder and of the user say. */
export interface ConfigFiles {
  /** The variables of `.env`. */
  readonly dotEnv: Readonly<Record<string, string>>
  /** Files of settings, the one that comes first before the others. */
  readonly files: readonly SettingsFile[]
}

const endings = ['json', 'yaml', 'yml']

/**
 * Reads `.env` and `smcp.config.*` of a folder, the working folder unless given, and `smcp/config.*` below the user's
 * folder of configuration. Throws a ConfigError that names what is wrong in which of them.
 */
export function readConfigFiles(environment: Readonly<NodeJS.ProcessEnv>, folder = ''): ConfigFiles {
  const { XDG_CONFIG_HOME = '', HOME = '' } = environment
  const ofUser = HOME === '' ? '' : join(HOME, '.config')
  const home = XDG_CONFIG_HOME === '' ? ofUser : XDG_CONFIG_HOME
  const bases = [join(folder, 'smcp.config'), ...(home === '' ? [] : [join(home, 'smcp', 'config')])]
  return { dotEnv: readDotEnv(join(folder, '.env')), files: bases.flatMap(readOneOf) }
}

function readDotEnv(file: string): Readonly<Record<string, string>> {
  const text = readIfThere(file)
  const variables = text === undefined ? {} : (parseEnv(text) as Record<string, string>)
  for (const name of Object.keys(variables)) checkOwn(name, file)
  return variables
}

/**
 * Throws a ConfigError for a variable in a file that begins like those of smcp and is none of them: a slip. Those of others
 * may have any name.
 */
export function checkOwn(name: string, file: string): void {
  const own = Object.values(settings).flatMap(({ variable }: Setting<unknown, unknown>) => variable ?? [])
  if (!name.startsWith('SMCP_') || own.includes(name)) return
  const near = nearestName(name, own)
  const advice = near === undefined ? 'smcp --help names its settings' : `did you mean ${near}?`
  throw new ConfigError(`${file}: there is no setting ${name}; ${advice}`)
}

/** The file of settings of this name, whatever its format; there can be but one. */
function readOneOf(base: string): SettingsFile[] {
  const found = endings.flatMap((ending) => {
    const path = `${base}.${ending}`
    const text = readIfThere(path)
    return text === undefined ? [] : [{ path, text }]
  })
  const [first, second] = found
  if (!first) return []
  if (second) throw new ConfigError(`There are ${first.path} and ${second.path}; keep one of them`)
  return [readSettingsFile(first.path, first.text)]
}

/** Undefined where there is none: a folder of that name is somebody else's, such as a virtual environment `.env`. */
function readIfThere(path: string): string | undefined {
  try {
    const found = statSync(path, { throwIfNoEntry: false })
    if (!found || found.isDirectory()) return undefined
    // A FIFO might never be written.
    if (!found.isFile()) throw new Error('it is no regular file')
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return undefined
    throw new ConfigError(`${path} cannot be read: ${messageOf(error)}`, { cause: error })
  }
}
