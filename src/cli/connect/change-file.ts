import { randomUUID } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  copyFileSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { ConfigError, messageOf } from '../../errors.js'
import { makeFolder } from '../../make-folder.js'

const mark = '\uFEFF'
/** Where the file is kept as it was before smcp came into it. */
const backupEnding = '.before-smcp'

/** The text of a file; undefined if it is not there. Throws a ConfigError if it can't be read. */
export function readIfThere(file: string): string | undefined {
  try {
    if (statSync(file, { throwIfNoEntry: false })?.isFile() === false)
      throw new Error('it is no regular file')
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined
    throw new ConfigError(`${file} can't be read: ${messageOf(error)}`, { cause: error })
  }
}

/** Changes a text, and lets the mark in front of it be that some editors write. */
export function changed(text: string, change: (text: string) => string): string {
  return text.startsWith(mark) ? mark + change(text.slice(mark.length)) : change(text)
}

/**
 * Puts what `change` makes of a file in its place, in one step and with its mode. It is read anew for that: a client may
 * have written it since it was shown. With `isFirst`, it is kept beside as it was. Returns the path of the copy. Throws a
 * ConfigError if it can't be written.
 */
export function changeFile(
  file: string,
  change: (text: string) => string,
  { isFirst, isSecret }: { readonly isFirst: boolean; readonly isSecret: boolean },
): string | undefined {
  const before = readIfThere(file)
  const after = changed(before ?? '', change)
  const backup = isFirst && before !== undefined ? `${file}${backupEnding}` : undefined
  try {
    makeFolder(dirname(file))
    if (backup !== undefined) copyFileSync(file, backup)
    replaceBy(file, after, before === undefined ? newMode(isSecret) : statSync(file).mode & 0o7777)
  } catch (error) {
    throw new ConfigError(`${file} can't be written: ${messageOf(error)}`, { cause: error })
  }
  return backup
}

/** Undefined: as the system has it for new files. */
function newMode(isSecret: boolean): number | undefined {
  return isSecret ? 0o600 : undefined
}

function replaceBy(file: string, text: string, mode: number | undefined): void {
  const aside = join(dirname(file), `.${basename(file)}.${randomUUID()}`)
  try {
    const descriptor = openSync(aside, 'wx', mode)
    try {
      writeFileSync(descriptor, text)
      fsyncSync(descriptor)
    } finally {
      closeSync(descriptor)
    }
    // The umask may have taken something from it.
    if (mode !== undefined) chmodSync(aside, mode)
    renameSync(aside, file)
  } catch (error) {
    rmSync(aside, { force: true })
    throw error
  }
}
