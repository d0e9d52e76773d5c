import { randomUUID } from 'node:crypto'
import { renameSync, rmSync, unlinkSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { ConfigError, messageOf } from '../../../errors.js'
import type { Removable } from './find-removable.js'

/**
 * Removes a plugin: a link alone, or a folder with all that is in it. No link is followed. At once, so that no signal
 * leaves half of it. Throws a ConfigError that says what is left where that fails.
 */
export function removePlugin(found: Pick<Removable, 'kind' | 'path'>): void {
  if (found.kind === 'link') removeLink(found.path)
  else removeFolder(found.path)
}

function removeLink(path: string): void {
  try {
    // It fails for a folder, whatever has been put there meanwhile.
    unlinkSync(path)
  } catch (error) {
    throw new ConfigError(`${path} can't be removed: ${messageOf(error)}`, { cause: error })
  }
}

function removeFolder(path: string): void {
  // A running server ignores this name, so it sees the plugin go in one step.
  const aside = join(dirname(path), `.${basename(path)}-${randomUUID()}`)
  try {
    renameSync(path, aside)
  } catch (error) {
    throw new ConfigError(`${path} can't be removed: ${messageOf(error)}`, { cause: error })
  }
  try {
    rmSync(aside, { recursive: true })
  } catch (error) {
    throw new ConfigError(
      `${path} is no plugin any more, but not all of it can be removed: ${messageOf(error)}`,
      {
        hint: `What is left is in ${aside}.`,
        cause: error,
      },
    )
  }
}
