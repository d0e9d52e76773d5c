import { accessSync, constants, existsSync, lstatSync, realpathSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { ConfigError } from '../../errors.js'
import { nearestThere } from '../nearest-there.js'

/**
 * The file that is really meant, behind a link, as people have who keep their settings elsewhere. Throws a ConfigError if
 * it or its folder is another user's, or can't be written: no file gets another owner by being replaced.
 */
export function fileToChange(file: string, user = process.getuid?.()): string {
  checkFolder(nearestThere(dirname(file)), user)
  if (!lstatSync(file, { throwIfNoEntry: false })) return file
  if (!existsSync(file))
    throw new ConfigError(`${file} is a link to a file that is not there`, {
      hint: 'Make that file, or remove the link.',
    })
  const real = realpathSync(file)
  checkFolder(dirname(real), user)
  const { uid } = statSync(real)
  if (user !== undefined && uid !== user) throw foreign(real, uid, user)
  if (!isWritable(real)) throw readOnly(real)
  return real
}

function checkFolder(folder: string, user: number | undefined): void {
  const info = statSync(folder)
  if (!info.isDirectory())
    throw new ConfigError(`${folder} is no folder`, { hint: 'Move it away, then try again.' })
  // Several may write to a folder that they share; root may to any, and what it makes there is root's.
  if (user !== undefined && info.uid !== user && (user === 0 || !isWritable(folder)))
    throw foreign(folder, info.uid, user)
  if (!isWritable(folder)) throw readOnly(folder)
}

function foreign(path: string, owner: number, user: number): ConfigError {
  return new ConfigError(`${path} belongs to another user (${owner}), not to this one (${user})`, {
    hint: 'Run this as that user, or print what belongs into the file with --print.',
  })
}

function readOnly(path: string): ConfigError {
  return new ConfigError(`${path} is read-only`, {
    hint: 'Change its permissions, or print what belongs into the file with --print.',
  })
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK)
    return true
  } catch {
    return false
  }
}
