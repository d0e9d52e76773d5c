import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { ConfigError, messageOf } from '../errors.js'
import { isObject } from '../is-object.js'
import { Profiles, type ProfileChoice, type ProfileFile } from './profiles.js'

/**
 * Reads the profiles of SMCP_PROFILES: one JSON file, or all `*.json` of a folder in the order of their names; without a
 * path there are those that are built in. Throws a ConfigError that names the file, and the profile and field if it is one.
 */
export function readProfiles(path: string | undefined, choice: ProfileChoice): Profiles {
  try {
    return new Profiles(path === undefined ? [] : filesIn(path).map(readFile), choice)
  } catch (error) {
    throw new ConfigError(messageOf(error), {
      hint: 'SMCP_PROFILES names a JSON file of profiles, or a folder of such files.',
      cause: error,
    })
  }
}

function filesIn(path: string): string[] {
  if (!isFolder(path)) return [path]
  const names = readdirSync(path).filter((name) => name.endsWith('.json'))
  if (names.length === 0) throw new Error(`SMCP_PROFILES: there is no *.json file in ${path}`)
  return names.sort().map((name) => join(path, name))
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory()
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT'
    throw new Error(`SMCP_PROFILES: ${path} ${isMissing ? 'does not exist' : 'cannot be read'}`, {
      cause: error,
    })
  }
}

function readFile(file: string): ProfileFile {
  let content: unknown
  try {
    content = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new Error(`SMCP_PROFILES: ${file} cannot be read: ${messageOf(error)}`, { cause: error })
  }
  if (!isObject(content)) throw new Error(`SMCP_PROFILES: ${file} must hold a JSON object`)
  return { file, content }
}
